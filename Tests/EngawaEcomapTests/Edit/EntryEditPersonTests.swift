import EngawaGraph
import Testing

@testable import EngawaEcomap

@Suite("Edits that might bring a person's name before the public")
struct EntryEditPersonTests {
    private func town() throws -> TestMap {
        var map = TestMap()
        try map.take("居場所,名前,種別\nX,小鳥遊かおるさん,\nX,鵜飼,個人\n")
        return map
    }

    private func persons(_ map: TestMap) -> [String] {
        map.nodes("Person").compactMap { $0.properties["name"]?.stringValue }.sorted()
    }

    private func shows(_ name: String, _ edition: Edition, _ map: TestMap) throws -> Bool {
        try map.ecomap(edition).supporters.contains { $0.name == name }
    }

    @Test("a person stays one under a name that does not say so, also after the next import")
    func renamed() throws {
        var map = try town()
        let change = try map.edit("小鳥遊かおるさん", "名前=小鳥遊かおる").change
        #expect(change.notes == [.staysPerson("小鳥遊かおる")])
        try map.take("居場所,名前,種別\nX,小鳥遊かおる,\n")
        #expect(persons(map) == ["小鳥遊かおる", "鵜飼"])
        for edition in [Edition.meeting, .public] { #expect(try !shows("小鳥遊かおる", edition, map)) }
        // Where the new name says it too, there is nothing to be said.
        #expect(try map.edit("小鳥遊かおる", "名前=小鳥遊さん").change.notes.isEmpty)
    }

    @Test("a kind that is taken away, or that nobody knows, leaves a person a person")
    func kindTakenAway() throws {
        var map = try town()
        for kind in ["", "ふしぎ", "　"] {
            let change = try map.edit("鵜飼", "種別=\(kind)").change
            #expect(change.notes == [.staysPerson("鵜飼")], "\(kind)")
            #expect(persons(map).contains("鵜飼"))
            #expect(try !shows("鵜飼", .public, map))
        }
        #expect(try map.edit("小鳥遊かおるさん", "種別=").change.notes.isEmpty)
        try map.edit("小鳥遊かおるさん", "名前=山田かおるさん")
        #expect(try map.edit("山田かおるさん", "種別=農家").change.notes.isEmpty)
        #expect(persons(map).count == 2)
    }

    @Test("a kind that says otherwise is taken, and the note says what drawings show then")
    func kindSaysOtherwise() throws {
        for (word, consent) in [
            ("", nil), ("公開可", Consent.public), ("会議まで", .meeting), ("内部のみ", .internal), ("なし", .refused),
        ] {
            var map = try town()
            let change = try map.edit("鵜飼", "同意=\(word)", "種別=企業").change
            #expect(change.notes == [.noLongerPerson("鵜飼", consent)])
            #expect(persons(map) == ["小鳥遊かおるさん"])
            for edition in [Edition.meeting, .public] {
                #expect(try shows("鵜飼", edition, map) == consent?.allows(edition) ?? true, "\(word)")
            }
        }
    }

    @Test("somebody without a name, as forgetting leaves them, can get another kind")
    func nameless() throws {
        var map = try town()
        let node = try map.node("鵜飼")
        var draft = GraphDraft(map.graph)
        try draft.set(.null, for: "name", of: node)
        map.graph = draft.graph
        #expect(try map.edit(node, ["種別="]).change.notes == [.staysPerson("")])
        #expect(try map.edit(node, ["種別=企業"]).change.notes == [.noLongerPerson("", nil)])
        #expect(try map.edit(node, ["種別="]).change.notes.isEmpty)
    }
}
