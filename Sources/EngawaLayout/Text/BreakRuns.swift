/// Judges every place of a name by its neighbours and by the run of one script in which it stands.
struct BreakRuns {
    private let characters: [Character]
    private let classes: [BreakClass]
    /// Where the run that holds a character begins.
    private var starts: [Int] = []
    /// Where it ends.
    private var ends: [Int] = []

    init(_ characters: [Character], _ classes: [BreakClass]) {
        self.characters = characters
        self.classes = classes
        for index in classes.indices {
            let goesOn = index > 0 && Self.joins(classes[index - 1], classes[index]) && !Self.isKnown(characters, index)
            starts.append(goesOn ? starts[index - 1] : index)
        }
        ends = Array(repeating: 0, count: classes.count)
        for index in classes.indices.reversed() {
            let isLast = index + 1 == classes.count || starts[index + 1] != starts[index]
            ends[index] = isLast ? index + 1 : ends[index + 1]
        }
    }

    private static func joins(_ left: BreakClass, _ right: BreakClass) -> Bool {
        left == right || right == .continuing || (left == .continuing && right == .katakana)
    }

    /// Whether a known part ends or begins at `place`, so that what follows is counted anew.
    private static func isKnown(_ characters: [Character], _ place: Int) -> Bool {
        NameParts.isEnd(characters, at: place) || NameParts.isStart(characters, at: place)
    }

    /// What a break before `place` would be.
    func kind(before place: Int) -> LineBreaks.Kind {
        let left = classes[place - 1]
        let right = classes[place]
        switch (left, right) {
        case (_, .space), (_, .closing), (_, .separator), (_, .continuing), (.opening, _), (.closing, .digit):
            return .wrong
        case (.space, _), (.closing, _), (.separator, _):
            return .between(0)
        case (_, .opening):
            return .between(0.1)
        case (.letter, .letter), (.digit, .digit), (.letter, .digit), (.digit, .letter):
            return .wrong
        default:
            break
        }
        if NameParts.clings(characters, at: place) { return .inner(1.5) }
        if NameParts.isEnd(characters, at: place) { return .between(leavesOne(place) ? 1 : 0.1) }
        if NameParts.isStart(characters, at: place) { return .between(0.15) }
        return plain(left, right, place)
    }

    private func plain(_ left: BreakClass, _ right: BreakClass, _ place: Int) -> LineBreaks.Kind {
        switch (left, right) {
        case (.digit, _), (_, .digit): .inner(2)
        case (.kanji, .kanji): withinKanji(place)
        case (.hiragana, .hiragana), (.continuing, .hiragana):
            Self.particles.contains(characters[place - 1]) ? .between(0.5) : .inner(1.5)
        case (.katakana, .katakana), (.continuing, .katakana): .inner(1.8)
        case (_, .hiragana): ends[place] - place >= 3 ? .between(0.4) : .inner(1.5)
        case (.hiragana, .kanji) where Self.prefixes.contains(characters[place - 1]) && starts[place - 1] == place - 1:
            .inner(1.5)
        default: leavesOne(place) ? .inner(1.5) : .between(0.25)
        }
    }

    /// Compounds are mostly made of words of two (児童｜養護｜施設). An odd one mostly has one character that ends it
    /// (八百屋｜吉田, 児童｜相談所), else a name of three in front (上野原｜危機管理).
    private func withinKanji(_ place: Int) -> LineBreaks.Kind {
        let before = place - starts[place]
        let after = ends[place] - place
        if before == 1 || after == 1 || Self.suffixes.contains(characters[place]) { return .inner(1.2) }
        if Self.suffixes.contains(characters[place - 1]) { return .between(0.25) }
        let isOdd = !(before + after).isMultiple(of: 2)
        let countsFromEnd = isOdd && !Self.suffixes.contains(characters[ends[place] - 1])
        return (countsFromEnd ? after : before).isMultiple(of: 2) ? .between(0.4) : .inner(1)
    }

    /// Whether the break would leave a line of one character.
    private func leavesOne(_ place: Int) -> Bool { place == 1 || place == characters.count - 1 }

    private static let particles = Set("のとや")
    private static let prefixes = Set("おご")
    private static let suffixes = Set("屋家園店院所課会部署局校館室庁社寺塾区市町村県団員師士者医係堂苑荘亭庵丁")
}
