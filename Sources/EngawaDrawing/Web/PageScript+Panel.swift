extension PageScript {
    /// The panel that tells more.
    static let panel: StaticString = #"""
        const facts = (list, parent) => {
          if (list.length === 0) return;
          const place = make("dl", "", parent);
          for (const [label, value] of list) {
            make("dt", label, place);
            make("bdi", value, make("dd", "", place));
          }
        };
        const heading = name => {
          const bar = make("div", "", panel);
          bar.className = "bar";
          make("bdi", name, make("h2", "", bar));
          const close = make("button", words.close, bar);
          close.type = "button";
          close.addEventListener("click", () => {
            const node = nodes.find(one => one.id === (pinned || (current && current.id)));
            letGo(node);
          });
        };
        const tell = actor => {
          heading(actor.name);
          facts(actor.facts, panel);
          for (const tie of [...actor.ties, ...actor.earlier]) {
            make("h3", tie.heading, panel);
            facts(tie.facts, panel);
          }
        };
        const show = id => {
          panel.replaceChildren();
          panel.classList.toggle("idle", id === null);
          document.body.classList.toggle("reading", id !== null);
          panel.scrollTop = 0;
          if (id === null) { make("p", words.empty, panel); return; }
          const here = atBox.get(id) || [];
          if (hubs.has(id)) {
            const isOwn = actor => hubs.size === 1 || actor.ties.some(tie => tie.end === id && isWanted(tie));
            const count = actors.filter(actor => actor.seen && isOwn(actor)).length;
            heading(hubs.get(id).name);
            facts([[words.supporters, String(count)], ...hubs.get(id).facts], panel);
          } else if (marks.has(id)) {
            heading(marks.get(id).name);
            facts(marks.get(id).facts, panel);
          } else if (here.length === 1 && here[0].key === id) {
            tell(here[0]);
          } else if (here.length > 0) {
            heading(nodes.find(one => one.id === id).getAttribute("aria-label"));
            const members = make("div", "", panel);
            members.className = "members";
            for (const actor of here) {
              const button = make("button", "", members);
              button.type = "button";
              make("bdi", actor.name, button);
              button.addEventListener("click", () => choose(actor));
            }
          } else {
            const node = nodes.find(one => one.id === id);
            heading(node ? node.getAttribute("aria-label") : id);
          }
        };
        const letGo = node => {
          if (node) { current = node; rove(); node.focus({ preventScroll: true }); }
          pin(null);
        };
        const choose = actor => {
          const box = actor.boxes[0];
          if (box) pin(box);
          if (box !== actor.key) {
            panel.replaceChildren();
            panel.classList.remove("idle");
            document.body.classList.add("reading");
            tell(actor);
          }
          lookAt(box);
        };
        // An ibasho for which the drawing has no room is told of all the same.
        const chooseHub = hub => {
          if (nodes.some(one => one.id === hub.box)) pin(hub.box);
          else { pin(null); show(hub.box); }
          lookAt(hub.box);
        };
        const lookAt = id => {
          const node = nodes.find(one => one.id === id);
          if (!node) return;
          reveal(node);
          node.focus({ preventScroll: true });
        };

        """#

    /// Keys, clicks and touches on the drawing.
    static let keys: StaticString = #"""
        const middle = node => {
          const box = node.getBoundingClientRect();
          return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
        };
        const neighbour = (node, dx, dy) => {
          const from = middle(node);
          let best = null;
          let least = Infinity;
          for (const other of nodes) {
            if (other === node || !isReachable(other)) continue;
            const to = middle(other);
            const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
            const across = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
            if (along < 2) continue;
            const cost = along + across * 2.5;
            if (cost < least) { least = cost; best = other; }
          }
          return best;
        };
        const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
        const goTo = node => {
          if (!node) return;
          current = node;
          rove();
          reveal(node);
          node.focus({ preventScroll: true });
        };
        svg.addEventListener("keydown", event => {
          const node = event.target.closest("g.node");
          if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
          const seen = nodes.filter(isReachable);
          if (directions[event.key]) goTo(neighbour(node, ...directions[event.key]));
          else if (event.key === "Home") goTo(seen[0]);
          else if (event.key === "End") goTo(seen[seen.length - 1]);
          else if (event.key === "Enter" || event.key === " ") pin(pinned === node.id ? null : node.id);
          else if (event.key === "Escape") { pin(null); }
          else if (event.key === "+" || event.key === ";") zoomBy(1.5, middle(node));
          else if (event.key === "-") zoomBy(1 / 1.5, middle(node));
          else if (event.key === "0") showWhole();
          else return;
          event.preventDefault();
        });
        byId("stage").addEventListener("focusin", event => {
          const node = event.target.closest("g.node");
          if (!node) return;
          current = node;
          rove();
          // Whoever is pinned stays in the panel while others are looked at.
          if (pinned === null || pinned !== node.id) { light(node.id); if (pinned === null) show(node.id); }
        });
        byId("stage").addEventListener("focusout", () => light(pinned));
        // When keys move the page under a pointer that rests, what comes to lie there is not meant.
        let pointer = { x: -1, y: -1 };
        addEventListener("pointermove", event => { pointer = { x: event.clientX, y: event.clientY }; });
        const isResting = event => event.clientX === pointer.x && event.clientY === pointer.y;
        svg.addEventListener("pointerover", event => {
          if (event.pointerType === "touch" || event.buttons !== 0 || isResting(event)) return;
          const node = event.target.closest("g.node[tabindex]");
          light(node ? node.id : pinned);
          if (pinned === null && node) show(node.id);
        });
        svg.addEventListener("pointerleave", event => { if (!isResting(event)) light(pinned); });
        document.addEventListener("keydown", event => {
          if (event.key === "Escape" && pinned !== null) pin(null);
        });

        """#
}
