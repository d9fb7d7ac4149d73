extension PageScript {
    /// Moving and enlarging the drawing.
    static let zoom: StaticString = #"""
        const whole = svg.viewBox.baseVal;
        const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
        let view = { ...full };
        const setView = next => {
          const width = Math.min(full.width, Math.max(full.width / 12, next.width));
          const height = width * full.height / full.width;
          view = {
            width, height,
            x: Math.min(full.x + full.width - width, Math.max(full.x, next.x)),
            y: Math.min(full.y + full.height - height, Math.max(full.y, next.y)),
          };
          svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
          svg.classList.toggle("zoomed", width < full.width);
        };
        const showWhole = () => setView({ ...full });
        const inDrawing = point => {
          const matrix = svg.getScreenCTM().inverse();
          return new DOMPoint(point.x, point.y).matrixTransform(matrix);
        };
        const center = () => {
          const box = svg.getBoundingClientRect();
          return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
        };
        const zoomBy = (factor, at) => {
          const point = inDrawing(at);
          const width = Math.min(full.width, Math.max(full.width / 12, view.width / factor));
          const share = width / view.width;
          setView({ x: point.x - (point.x - view.x) * share, y: point.y - (point.y - view.y) * share, width });
        };
        const reveal = node => {
          const box = node.getBoundingClientRect();
          const stage = svg.getBoundingClientRect();
          const isNarrow = stage.width < 700;
          const letters = node.querySelector("text");
          const scale = stage.width / view.width;
          const size = letters ? Number(letters.getAttribute("font-size")) * scale : 12;
          if (isNarrow && size < 9) {
            const point = inDrawing(middle(node));
            const width = view.width * size / 12;
            setView({ x: point.x - width / 2, y: point.y - width * full.height / full.width / 2, width });
          } else if (box.left < stage.left || box.right > stage.right || box.top < stage.top || box.bottom > stage.bottom) {
            const point = inDrawing(middle(node));
            setView({ x: point.x - view.width / 2, y: point.y - view.height / 2, width: view.width });
          }
          const now = node.getBoundingClientRect();
          const floor = panel.classList.contains("idle") || getComputedStyle(panel).position !== "fixed"
            ? innerHeight : panel.getBoundingClientRect().top;
          if (now.top < 0 || now.bottom > floor) scrollBy(0, (now.top + now.bottom) / 2 - floor / 2);
        };
        byId("zoom-in").addEventListener("click", () => zoomBy(1.5, center()));
        byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5, center()));
        byId("zoom-whole").addEventListener("click", showWhole);
        svg.addEventListener("wheel", event => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          zoomBy(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
        }, { passive: false });
        const fingers = new Map();
        let moved = 0;
        let pressed = null;
        svg.addEventListener("pointerdown", event => {
          if (event.pointerType === "mouse" && event.button !== 0) return;
          fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
          if (fingers.size === 1) { moved = 0; pressed = event.target.closest("g.node[tabindex]"); }
        });
        svg.addEventListener("pointermove", event => {
          const before = fingers.get(event.pointerId);
          if (!before) return;
          const after = { x: event.clientX, y: event.clientY };
          const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
          moved += Math.hypot(after.x - before.x, after.y - before.y);
          if (others.length === 1) {
            const other = others[0];
            const distance = point => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
            zoomBy(distance(after) / distance(before), { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 });
          } else if (others.length === 0 && view.width < full.width && moved > 6) {
            if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
            const from = inDrawing(before);
            const to = inDrawing(after);
            setView({ x: view.x + from.x - to.x, y: view.y + from.y - to.y, width: view.width });
          }
          fingers.set(event.pointerId, after);
        });
        const lift = event => {
          const isAlone = fingers.delete(event.pointerId) && fingers.size === 0;
          if (!isAlone || event.type === "pointercancel" || moved > 6) return;
          if (pressed && pressed.id !== pinned) {
            pin(pressed.id);
            pressed.focus({ preventScroll: true });
          } else letGo(pressed);
        };
        svg.addEventListener("pointerup", lift);
        svg.addEventListener("pointercancel", lift);
        let beforePrint = null;
        addEventListener("beforeprint", () => { beforePrint = view; showWhole(); });
        addEventListener("afterprint", () => { if (beforePrint) setView(beforePrint); });

        """#

    /// Everything is put in motion.
    static let start: StaticString = #"""
        for (const box of tools.querySelectorAll("input[data-axis]")) {
          box.addEventListener("change", () => {
            const set = off[box.dataset.axis];
            if (box.checked) set.delete(box.value); else set.add(box.value);
            apply();
          });
        }
        byId("search").addEventListener("input", event => { query = folded(event.target.value); apply(); });
        byId("search").addEventListener("keydown", event => {
          if (event.key !== "Enter") return;
          if (query === "") return;
          const seen = actors.filter(actor => actor.seen);
          const gone = data.ghosts.filter(isSeen);
          const hub = data.hubs.find(one => isFound(one.search));
          const first = seen.find(isNumbered) || gone.find(isNumbered) || seen.find(actor => isFound(actor.search));
          if (first && first.boxes) choose(first);
          else if (!first && hub) chooseHub(hub);
          else if (first || gone.length > 0) chooseHub(first || gone[0]);
        });
        if (slider) slider.addEventListener("input", () => { setYear(); apply(); });
        byId("reset").addEventListener("click", () => {
          for (const box of tools.querySelectorAll("input[data-axis]")) box.checked = true;
          for (const set of Object.values(off)) set.clear();
          byId("search").value = "";
          query = "";
          if (slider) slider.value = slider.max;
          setYear();
          pin(null);
          showWhole();
          apply();
        });
        const asButton = (row, act) => {
          const name = row && row.querySelector("bdi");
          if (!name) return;
          const button = make("button", "");
          button.type = "button";
          name.replaceWith(button);
          button.append(name);
          button.addEventListener("click", act);
        };
        for (const actor of actors) asButton(actor.row, () => choose(actor));
        for (const hub of listed) asButton(byId("row-" + hub.box), () => chooseHub(hub));
        tools.hidden = false;
        byId("zoom").hidden = false;
        setYear();
        pin(null);
        apply();

        """#
}
