import EngawaGraph

/// A number as a column of a places sheet holds it: `1,234`, `１２３４人`, `12.5％`.
enum PlaceNumber {
    /// The number of a value; nil where it is none. O(length).
    static func of(_ value: Value) -> Double? {
        switch value {
        case .integer(let number): return Double(number)
        case .float(let number): return number.isFinite ? number : nil
        case .string(let text): return of(text)
        default: return nil
        }
    }

    private static func of(_ text: String) -> Double? {
        var bytes = FoldedText(text).bytes
        for unit in units where bytes.count > unit.count && bytes.suffix(unit.count).elementsEqual(unit) {
            bytes.removeLast(unit.count)
            break
        }
        bytes.removeAll { $0 == UInt8(ascii: ",") }
        // Swift reads "nan", "infinity" and hexadecimal too; a sheet's numbers are digits, a sign and a point.
        let allowed = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
        return allowed ? Double(String(decoding: bytes, as: UTF8.self)) : nil
    }

    private static let units = ["人", "名", "世帯", "戸", "か所", "箇所", "校", "%", "people", "persons"].map { Array($0.utf8) }
}
