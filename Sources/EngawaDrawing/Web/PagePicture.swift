import EngawaText

/// The picture that `dot` makes of a drawing, as a part of an HTML page.
///
/// Nothing gets in that is not on a list of harmless elements and attributes, and every text is escaped anew. What is only
/// ground is hidden from screen readers; boxes get names and can be reached; the titles that Graphviz writes, names of
/// nodes that nobody knows, are left out. It works for every drawing with the ids and classes of the contract.
struct PagePicture {
    /// A line between two boxes.
    struct Edge: Hashable {
        /// The id of its element.
        var id: String
        /// The ids of the elements at its two ends.
        var ends: [String]
        /// Its classes.
        var classes: [String]
    }

    /// The `svg` element.
    private(set) var markup = HTMLMarkup()
    /// The lines, in the order of the DOT file.
    private(set) var edges: [Edge] = []
    /// The classes of each box that can be reached, by the id of its element.
    private(set) var boxes: [String: [String]] = [:]
    private let isStill: Bool

    /// Takes over what `dot -Tsvg` wrote.
    ///
    /// - Parameters:
    ///   - title: what a screen reader calls the picture.
    ///   - labels: what it calls a box, by the id of its element.
    ///   - isStill: whether nothing answers there to keys or clicks: the picture is then one image.
    init(svg: [UInt8], title: String, labels: [String: String], isStill: Bool = false) {
        self.isStill = isStill
        let tokens = SVGToken.all(of: svg)
        let names = PagePicture.names(of: tokens)
        var depth = 0
        var hidden = 0
        var isGround = false
        for (index, token) in tokens.enumerated() {
            switch token {
            case .start(let name, _, let isEmpty) where hidden > 0 || !PagePicture.elements.contains(name):
                // Of what is unknown, nothing within is kept either; a link's content is.
                if name != "a" || hidden > 0 { hidden += isEmpty ? 0 : 1 }
            case .end(let name) where !PagePicture.elements.contains(name) || hidden > 0:
                if hidden > 0 { hidden -= 1 }
            case .start("svg", let attributes, _):
                root(attributes, title: title)
                depth += 1
            case .start(let name, let attributes, let isEmpty):
                if depth == 2 { setGround(&isGround, name != "g") }
                if name == "g" {
                    group(attributes, at: index, in: tokens, names, labels)
                } else {
                    markup.open(name, attributes: PagePicture.kept(attributes), isEmpty: isEmpty)
                }
                if !isEmpty { depth += 1 }
            case .end(let name):
                depth -= 1
                if depth == 1 { setGround(&isGround, false) }
                markup.close(name)
            case .text(let text):
                if hidden == 0, depth > 0 { markup.write(text) }
            }
        }
        edges.sort { PagePicture.number($0.id) < PagePicture.number($1.id) }
    }

    /// The lines between two boxes, in the order of the DOT file.
    func edges(between one: String, and other: String) -> [Edge] {
        edges.filter { Set($0.ends) == [one, other] }
    }

    private mutating func root(_ attributes: [SVGToken.Attribute], title: String) {
        let view = attributes.first { $0.name == "viewBox" }?.value ?? "0 0 100 100"
        let sizes = view.split(separator: " ").map(String.init)
        var kept: [HTMLMarkup.Attribute] = [
            ("id", "page-picture"), ("viewBox", view), ("width", sizes.count == 4 ? sizes[2] : "100"),
            ("height", sizes.count == 4 ? sizes[3] : "100"), ("role", isStill ? "img" : "group"), ("aria-label", title),
        ]
        if !isStill { kept.append(("aria-describedby", "page-hint")) }
        markup.open("svg", attributes: kept)
    }

    private mutating func setGround(_ isGround: inout Bool, _ wanted: Bool) {
        guard isGround != wanted else { return }
        isGround = wanted
        if wanted { markup.open("g", ("class", "ground"), ("aria-hidden", "true")) } else { markup.close("g") }
    }

    private mutating func group(
        _ attributes: [SVGToken.Attribute],
        at index: Int,
        in tokens: [SVGToken],
        _ names: [String: String],
        _ labels: [String: String]
    ) {
        func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
        let id = value("id")
        let classes = value("class").split(separator: " ").map(String.init)
        var kept = PagePicture.kept(attributes)
        if classes.contains("edge") {
            let ends = (PagePicture.title(behind: index, in: tokens) ?? "").replacing("->", with: "\u{0}").split(
                separator: "\u{0}"
            ).map(String.init)
            let known = ends.map { names[$0] ?? $0 }
            edges.append(Edge(id: id, ends: known, classes: classes))
            kept.append(("data-ends", known.joined(separator: " ")))
            kept.append(("aria-hidden", "true"))
        } else if classes.contains("node") {
            if !Set(classes).isDisjoint(with: ["actor", "ibasho", "more", "gap"]) {
                boxes[id] = classes
                if isStill { return markup.open("g", attributes: kept) }
                kept.append(("role", "button"))
                kept.append(("tabindex", "-1"))
                kept.append(("aria-label", labels[id] ?? PagePicture.words(behind: index, in: tokens)))
            } else {
                kept.append(("aria-hidden", "true"))
            }
        }
        markup.open("g", attributes: kept)
    }

    // MARK: - What is known beforehand

    /// The id of each node's element by the node's name.
    private static func names(of tokens: [SVGToken]) -> [String: String] {
        var names: [String: String] = [:]
        for (index, token) in tokens.enumerated() {
            guard case .start("g", let attributes, _) = token, let title = title(behind: index, in: tokens) else {
                continue
            }
            let classes = attributes.first { $0.name == "class" }?.value.split(separator: " ") ?? []
            guard classes.contains("node"), let id = attributes.first(where: { $0.name == "id" }) else { continue }
            names[title] = id.value
        }
        return names
    }

    /// The text of a `title` that follows the token at `index`.
    private static func title(behind index: Int, in tokens: [SVGToken]) -> String? {
        for place in (index + 1)..<min(index + 3, tokens.count) {
            if case .start("title", _, _) = tokens[place], place + 1 < tokens.count,
                case .text(let text) = tokens[place + 1]
            {
                return text
            }
        }
        return nil
    }

    /// The words within the group that begins at `index`.
    private static func words(behind index: Int, in tokens: [SVGToken]) -> String {
        var words = ""
        var isText = false
        for token in tokens[(index + 1)...] {
            switch token {
            case .start("text", _, _): isText = true
            case .end("text"): isText = false
            case .text(let text) where isText: words += text
            case .end("g"): return words
            default: break
            }
        }
        return words
    }

    private static func number(_ id: String) -> Int { Int(id.filter(\.isNumber)) ?? 0 }

    private static func kept(_ attributes: [SVGToken.Attribute]) -> [HTMLMarkup.Attribute] {
        attributes.filter { allowed.contains($0.name) }.map { ($0.name, $0.value) }
    }

    private static let elements: Set<String> = [
        "svg", "g", "polygon", "polyline", "path", "ellipse", "circle", "rect", "line", "text", "tspan",
    ]
    private static let allowed: Set<String> = [
        "id", "class", "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray",
        "stroke-opacity", "stroke-linecap", "stroke-linejoin", "opacity", "points", "d", "cx", "cy", "rx", "ry", "r",
        "x",
        "y", "x1", "y1", "x2", "y2", "width", "height", "text-anchor", "font-family", "font-size", "font-weight",
        "font-style", "text-decoration",
    ]
}
