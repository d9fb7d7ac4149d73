extension SortedTree {
    /// What is wrong with the tree's order, counts and bounds; nothing, unless this module has an error. O(n).
    func problems(by precedes: (Element, Element) -> Bool) -> [String] {
        var problems: [String] = []
        var last: Element?
        let found = check(root, level: levels, precedes, &last, &problems)
        if found != count { problems.append("holds \(found) elements and counts \(count)") }
        if count == 0, root != nil || levels != 0 { problems.append("is empty and has blocks") }
        return problems
    }

    private func check(
        _ block: AnyObject?,
        level: Int,
        _ precedes: (Element, Element) -> Bool,
        _ last: inout Element?,
        _ problems: inout [String]
    ) -> Int {
        guard let block else { return 0 }
        if level == 0 {
            let leaf = unsafeDowncast(block, to: Leaf.self)
            if leaf.fill > Leaf.capacity { problems.append("a leaf is too full") }
            if leaf.fill == 0 { problems.append("a leaf is empty") }
            for position in 0..<leaf.fill {
                let element = leaf.elements[position]
                if let last, !precedes(last, element) { problems.append("\(element) does not follow \(last)") }
                last = element
            }
            return leaf.fill
        }
        let branch = unsafeDowncast(block, to: Inner.self)
        if branch.fill > Inner.capacity { problems.append("a branch is too full") }
        if branch.fill == 0 { problems.append("a branch is empty") }
        var total = 0
        for position in 0..<branch.fill {
            let slot = branch.slots[position]
            if Self.first(of: slot.child, level: level - 1).map({ isSame($0, slot.bound, precedes) }) != true {
                problems.append("the bound \(slot.bound) is not the first element")
            }
            let found = check(slot.child, level: level - 1, precedes, &last, &problems)
            if found != slot.count { problems.append("a branch counts \(slot.count) for \(found)") }
            total += found
        }
        return total
    }

    private func isSame(_ left: Element, _ right: Element, _ precedes: (Element, Element) -> Bool) -> Bool {
        !precedes(left, right) && !precedes(right, left)
    }
}
