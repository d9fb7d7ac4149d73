/// A statement as it was read.
struct Statement: Sendable {
    enum Mode: Sendable, Hashable {
        case run
        /// Plan it and do not run it.
        case explain
        /// Run it and count rows and time of each step.
        case profile
    }

    enum Kind: Sendable {
        case query(Query)
        /// `CREATE [UNIQUE] INDEX [name] [IF NOT EXISTS] [FOR (n:Label) ON (n.key) | ON :Label(key)]`
        case createIndex(label: Name, key: Name, isUnique: Bool, ifNotExists: Bool)
        /// `DROP INDEX …` in the same forms
        case dropIndex(label: Name, key: Name, ifExists: Bool)
    }

    var mode: Mode
    var kind: Kind
    var span: Span
}

/// Single queries joined by `UNION`. One at least; `unions` has one fewer than `parts`.
struct Query: Sendable {
    enum Union: Sendable, Hashable {
        case distinct, all
    }

    var parts: [SingleQuery]
    var unions: [Union]
    var span: Span
}

/// Clauses in order.
struct SingleQuery: Sendable {
    var clauses: [Clause]
    var span: Span
}

struct Clause: Sendable {
    let kind: Kind
    let span: Span

    init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    indirect enum Kind: Sendable {
        case match(isOptional: Bool, [Pattern], where: Expression?)
        case unwind(Expression, as: Name)
        case with(Projection, where: Expression?)
        case `return`(Projection)
        case create([Pattern])
        case merge(Pattern, onCreate: [SetItem], onMatch: [SetItem])
        case set([SetItem])
        case remove([RemoveItem])
        case delete([Expression], isDetaching: Bool)
        case call(ProcedureCall)
        /// `FOREACH (variable IN list | clauses)`: updating clauses alone.
        case forEach(Name, in: Expression, [Clause])
        /// `LOAD CSV [WITH HEADERS] FROM file AS variable [FIELDTERMINATOR text]`
        case loadCSV(hasHeaders: Bool, from: Expression, as: Name, terminator: Expression?)
    }
}

/// What `WITH` and `RETURN` have in common.
struct Projection: Sendable {
    struct Item: Sendable {
        var expression: Expression
        /// The name behind `AS`.
        var alias: Name?
        /// The column's name: that behind `AS`, else the text of the expression as written.
        var name: String
    }

    struct Order: Sendable {
        var expression: Expression
        var isDescending: Bool
    }

    var isDistinct: Bool
    /// `*`: all variables, before the items.
    var includesAll: Bool
    var items: [Item]
    var order: [Order]
    var skip: Expression?
    var limit: Expression?
    var span: Span
}

enum SetItem: Sendable {
    /// `subject.key = value`; the subject may be any expression.
    case property(Expression, Name, Expression)
    /// `subject[key] = value` is not openCypher; `variable = map` replaces all properties
    case replace(Name, Expression)
    /// `variable += map`
    case merge(Name, Expression)
    /// `variable:Label:Other`
    case labels(Name, [Name])
}

enum RemoveItem: Sendable {
    case property(Expression, Name)
    case labels(Name, [Name])
}

struct ProcedureCall: Sendable {
    /// The parts joined by `.`
    var name: Name
    /// Nil: without parentheses, so that parameters of the same names are the arguments.
    var arguments: [Expression]?
    /// Nil: no `YIELD`. A standalone call then gives all its columns.
    var yields: [(column: Name, alias: Name?)]?
    /// `YIELD *`
    var yieldsAll: Bool
    var `where`: Expression?
    /// Whether it is the only clause of its query.
    var isStandalone: Bool
}
