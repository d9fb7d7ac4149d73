/// Legal forms of organisations (法人格), which names are not looked up by.
enum LegalForm {
    /// A folded name without the legal forms that it begins with; the name as it is where nothing else would be left of it.
    /// O(length).
    static func without(_ name: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = name
        while let form = forms.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(form.count) }
        return rest.isEmpty ? name : rest
    }

    /// What begins with another one stands before it.
    private static let forms: [[Unicode.Scalar]] = [
        "認定特定非営利活動法人", "特定非営利活動法人", "認定NPO法人", "NPO法人", "一般社団法人", "公益社団法人", "社団法人", "一般財団法人", "公益財団法人", "財団法人",
        "社会福祉法人", "社会医療法人社団", "社会医療法人財団", "社会医療法人", "医療法人社団", "医療法人財団", "医療法人", "学校法人", "宗教法人", "更生保護法人",
        "地方独立行政法人", "独立行政法人", "国立大学法人", "公立大学法人", "農事組合法人", "労働者協同組合", "株式会社", "有限会社", "合同会社", "合資会社", "合名会社",
        "(株)", "(有)", "(同)", "(資)", "(名)", "㈱", "㈲", "(一社)", "(公社)", "(一財)", "(公財)", "(社福)", "(特非)", "(NPO)", "(医)",
        "(学)", "(宗)",
    ].map { FoldedText($0).text.unicodeScalars.map { $0 } }
}
