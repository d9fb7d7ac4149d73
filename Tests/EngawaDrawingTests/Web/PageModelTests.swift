import Testing

@testable import EngawaDrawing

@Suite("The model of a page and its drawing")
struct PageModelTests {
    /// A drawing of two ibasho: two ties of one supporter with the second, one with the first, in a mixed order.
    private let svg = """
        <svg viewBox="0 0 9 9"><g id="graph0" class="graph">
        <g id="edge3" class="edge tie weak"><title>i2&#45;&gt;a17</title><path d="M0,0"/></g>
        <g id="edge1" class="edge tie strong"><title>a17&#45;&gt;i2</title><path d="M0,0"/></g>
        <g id="edge2" class="edge tie normal"><title>a17&#45;&gt;i1</title><path d="M0,0"/></g>
        <g id="edge4" class="edge link"><title>a17&#45;&gt;a18</title><path d="M0,0"/></g>
        <g id="i1" class="node ibasho"><title>i1</title></g><g id="i2" class="node ibasho"><title>i2</title></g>
        <g id="a17" class="node actor field-0 band-1"><title>a17</title></g>
        <g id="a18" class="node actor field-0 band-1"><title>a18</title></g>
        <g id="more-0" class="node more field-0 band-1"><title>more-0</title></g>
        </g></svg>
        """

    private func tie(_ end: String?) -> PageModel.Tie {
        PageModel.Tie(edge: nil, end: end, strength: "strong", title: "", heading: "", facts: [])
    }

    private func actor(
        _ key: String,
        _ ties: [PageModel.Tie],
        field: Int? = 0,
        boxes: [String] = []
    ) -> PageModel.Actor {
        PageModel.Actor(
            key: key,
            boxes: boxes,
            name: key,
            field: field,
            band: 1,
            summary: "",
            facts: [],
            ties: ties,
            earlier: []
        )
    }

    private func placed(_ actors: [PageModel.Actor]) -> PageModel {
        var model = PageModel(
            actors: actors,
            hubs: [],
            former: [],
            fields: [],
            bands: [],
            strengths: [],
            years: nil,
            day: ""
        )
        model.place(in: PagePicture(svg: Array(svg.utf8), title: "", labels: [:]))
        return model
    }

    @Test("with several ibasho every tie finds the line to its own")
    func ends() {
        let model = placed([actor("a17", [tie("i1"), tie("i2"), tie("i2"), tie("i9")])])
        #expect(model.actors[0].boxes == ["a17"])
        #expect(model.actors[0].ties.map(\.edge) == ["edge2", "edge1", "edge3", nil])
    }

    @Test("with one ibasho they stand in the order of the file, and relations of other kinds are no ties")
    func order() {
        let model = placed([actor("a17", [tie(nil), tie(nil), tie(nil), tie(nil)])])
        #expect(model.actors[0].ties.map(\.edge) == ["edge1", "edge2", "edge3", nil])
    }

    @Test("whoever has no box stands in the one for the others of the cell, if there is one")
    func others() {
        let model = placed([actor("a99", [tie(nil)]), actor("a98", [tie(nil)], field: 5)])
        #expect(model.actors.map(\.boxes) == [["more-0"], []])
        #expect(model.actors[0].ties[0].edge == nil)
    }

    @Test("where the model knows in which boxes somebody stands, it is one of its own, or those of them that are drawn")
    func known() {
        let model = placed([
            actor("a99", [tie(nil)], field: 5, boxes: ["more-7", "more-0"]),
            actor("a18", [tie("i1")], boxes: ["more-0"]),
        ])
        #expect(model.actors.map(\.boxes) == [["more-0"], ["a18"]])
    }
}
