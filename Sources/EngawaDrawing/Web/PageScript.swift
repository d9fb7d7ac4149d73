/// What a page does. It is text of the program alone: nothing of a map is ever put into it, and all that it writes goes
/// through `textContent`.
enum PageScript {
    /// The whole script.
    static var text: String {
        "(()=>{\n\"use strict\";\n\(model)\(filters)\(light)\(panel)\(keys)\(zoom)\(start)})();\n"
    }

    /// What there is: the data, the boxes of the drawing and its lines.
    private static let model: StaticString = #"""
        const byId = id => document.getElementById("page-" + id);
        const data = JSON.parse(byId("data").textContent);
        const words = data.words;
        const svg = byId("picture");
        const tools = byId("tools");
        const panel = byId("panel");
        const make = (name, text, parent) => {
          const element = document.createElement(name);
          if (text) element.textContent = text;
          if (parent) parent.append(element);
          return element;
        };
        const nodes = [...svg.querySelectorAll("g.node[tabindex]")];
        const edges = [...svg.querySelectorAll("g.edge")].map(element => ({
          element, ends: (element.dataset.ends || "").split(" "), tie: null, owner: null }));
        const edgeById = new Map(edges.map(edge => [edge.element.id, edge]));
        const actors = data.actors;
        const hubs = new Map(data.hubs.map(hub => [hub.box, hub]));
        const marks = new Map(data.marks.map(mark => [mark.box, mark]));
        const ghostAt = new Map(data.ghosts.map(ghost => [ghost.box, ghost]));
        const atBox = new Map();
        for (const actor of actors) {
          actor.row = byId("row-" + actor.key);
          actor.search = null;
          for (const box of actor.boxes) {
            if (!atBox.has(box)) atBox.set(box, []);
            atBox.get(box).push(actor);
          }
          for (const tie of actor.ties) {
            const edge = tie.edge && edgeById.get(tie.edge);
            if (edge) { edge.tie = tie; edge.owner = actor; }
          }
        }

        """#

    /// Search, filters and the slider: who is seen.
    private static let filters: StaticString = #"""
        const off = { field: new Set(), band: new Set(), strength: new Set() };
        const slider = byId("year");
        let year = null;
        let query = "";
        const folded = text => text.normalize("NFKC").toLowerCase()
          .replace(/[\u30a1-\u30f6]/g, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60))
          .replace(/[\s\u30fb\u00b7・]/g, "");
        for (const hub of data.hubs) hub.search = folded(hub.name);
        const listed = data.hubs.filter(hub => byId("row-" + hub.box));
        // Where there are several ibasho, the name of one finds those who support it.
        const placeOf = tie => hubs.size > 1 && hubs.has(tie.end) ? hubs.get(tie.end).search : "";
        for (const actor of actors) {
          actor.search = folded(actor.name);
          actor.places = actor.ties.map(placeOf);
        }
        for (const ghost of data.ghosts) Object.assign(ghost, { search: folded(ghost.name), places: [], earlier: [] });
        const key = value => value === null ? "none" : String(value);
        const isThen = tie => year === null ||
          ((tie.first === null || tie.first <= year) && (tie.last === null || tie.last >= year));
        const isWanted = tie => !off.strength.has(tie.strength) && isThen(tie);
        const isInCell = one => !off.field.has(key(one.field)) && !off.band.has(key(one.band));
        const isFound = name => query === "" || name.includes(query);
        // 20, or #20 to be sure, finds the box with that number.
        const isNumbered = one => one.number !== null && query.replace(/^#/, "") === one.number;
        const isNamed = actor => isNumbered(actor) || isFound(actor.search) || actor.places.some(isFound);
        const isSeen = actor => isInCell(actor) && isNamed(actor) &&
          (actor.ties.some(isWanted) || (year !== null && actor.earlier.some(isWanted)));
        const fill = (text, values) => text.replace(/\{(\w)\}/g, (_, name) => values[name]);
        const apply = () => {
          let count = 0;
          for (const actor of actors) {
            actor.seen = isSeen(actor);
            if (actor.seen) count += 1;
            if (actor.row) actor.row.classList.toggle("off-row", !actor.seen);
          }
          // Ibasho are found by their names, but it is supporters who are counted, as in the title.
          for (const hub of listed) byId("row-" + hub.box).classList.toggle("off-row", !isFound(hub.search));
          const hidden = new Set();
          for (const node of nodes) {
            const here = atBox.get(node.id);
            const ghost = ghostAt.get(node.id);
            const isOff = ghost ? !isSeen(ghost) : here !== undefined && !here.some(actor => actor.seen);
            node.classList.toggle("off", isOff);
            if (isOff) { hidden.add(node.id); node.setAttribute("aria-hidden", "true"); }
            else node.removeAttribute("aria-hidden");
          }
          for (const edge of edges) {
            const isOff = edge.ends.some(end => hidden.has(end)) || (edge.tie !== null && !isWanted(edge.tie));
            edge.element.classList.toggle("off", isOff);
          }
          const most = actors.length;
          const isAll = count === most;
          byId("count").textContent = fill(isAll ? words.all : words.shown, { n: count, m: most });
          byId("count-paper").textContent = isAll && year === null ? ""
            : [year === null ? "" : fill(words.inYear, { y: year }), byId("count").textContent].join(" ");
          past();
          rove();
        };
        const past = () => {
          const place = byId("past");
          const gone = year === null ? [] : data.former.filter(one =>
            isInCell(one) && isFound(folded(one.name)) && isWanted(one.tie));
          place.hidden = gone.length === 0;
          place.replaceChildren();
          if (gone.length === 0) return;
          make("p", fill(words.past, { y: year }), place);
          const list = make("ul", "", place);
          for (const one of gone) make("bdi", one.name, make("li", "", list));
        };
        const setYear = () => {
          const chosen = slider ? Number(slider.value) : null;
          year = chosen === null || chosen >= data.lastYear ? null : chosen;
          const shown = year === null ? words.now : fill(words.inYear, { y: year });
          if (slider) {
            byId("year-shown").textContent = shown;
            slider.setAttribute("aria-valuetext", shown);
          }
        };

        """#

    /// Lighting up somebody's ties.
    private static let light: StaticString = #"""
        let pinned = null;
        let current = null;
        const isReachable = node => !node.classList.contains("off");
        // In the grid a tie is a stub at a line that several share; the way on to the ibasho is drawn while it is lit.
        const numbers = text => (text.match(/-?[\d.]+(?:e-?\d+)?/g) || []).map(Number);
        const uprights = [...svg.querySelectorAll(".ground polyline, .ground path")].map(line => {
          const points = numbers(line.getAttribute("points") || line.getAttribute("d"));
          const xs = points.filter((_, place) => place % 2 === 0);
          const ys = points.filter((_, place) => place % 2 === 1);
          return { x: xs[0], top: Math.min(...ys), foot: Math.max(...ys), isUpright: Math.max(...xs) - Math.min(...xs) < 0.5 };
        }).filter(line => line.isUpright);
        const hub = data.hubs.length === 1 && nodes.find(node => node.id === data.hubs[0].box);
        const ways = document.createElementNS(svg.namespaceURI, "g");
        ways.setAttribute("class", "ways");
        ways.setAttribute("aria-hidden", "true");
        if (hub) hub.before(ways);
        const distance = (x, y, box) =>
          Math.max(box.x - x, x - box.x - box.width, box.y - y, y - box.y - box.height);
        const showWay = edge => {
          const path = edge.element.querySelector("path");
          if (!hub || !path || edge.ends.length !== 2 || !edge.ends.includes(hub.id)) return;
          const place = hub.getBBox();
          const boxes = edge.ends.map(end => nodes.find(node => node.id === end)).map(node => node && node.getBBox());
          const drawn = [...edge.element.children].flatMap(part => numbers(part.getAttribute("points") || part.getAttribute("d")));
          for (let at = 0; at + 1 < drawn.length; at += 2) {
            const [x, y] = [drawn[at], drawn[at + 1]];
            if (boxes.some(box => box && distance(x, y, box) < 3)) continue;
            const line = uprights.find(one => Math.abs(one.x - x) < 1 && one.top - 1 <= y && y <= one.foot + 1);
            if (!line) continue;
            const way = document.createElementNS(svg.namespaceURI, "polyline");
            const middle = place.x + place.width / 2;
            way.setAttribute("points", [line.x, y, line.x, line.foot, middle, line.foot, middle, place.y].join(" "));
            ways.append(way);
            return;
          }
        };
        const light = id => {
          ways.replaceChildren();
          const on = new Set(id === null ? [] : [id]);
          svg.classList.toggle("lit", id !== null);
          for (const edge of edges) {
            const isOn = id !== null && edge.ends.includes(id);
            edge.element.classList.toggle("on", isOn);
            if (!isOn) continue;
            edge.ends.forEach(end => on.add(end));
            if (!hubs.has(id) && !edge.element.classList.contains("off")) showWay(edge);
          }
          for (const node of nodes) node.classList.toggle("on", on.has(node.id));
        };
        const rove = () => {
          if (current && !isReachable(current)) current = null;
          const first = current || nodes.find(isReachable) || null;
          for (const node of nodes) node.setAttribute("tabindex", node === first ? "0" : "-1");
        };
        const pin = id => {
          pinned = id;
          for (const node of nodes) {
            node.classList.toggle("pinned", node.id === id);
            node.setAttribute("aria-pressed", node.id === id ? "true" : "false");
          }
          light(id);
          show(id);
        };

        """#
}
