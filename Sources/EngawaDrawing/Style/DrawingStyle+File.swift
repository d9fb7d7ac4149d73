import EngawaEcomap
import Foundation

/// Why a style file cannot be used.
public enum StyleError: Error, Hashable, Sendable {
    /// The file is no JSON object.
    case notJSON
    /// Nothing of this name can be changed.
    case unknown(String)
    /// What stands under this name is not what is expected there.
    case wrong(String, Expected)

    /// What is expected.
    public enum Expected: Hashable, Sendable {
        /// An object.
        case object
        /// A colour `#rrggbb`.
        case colour
        /// A colour that stands out against white: letters are written in it or on it.
        case darkColour
        /// A list of colours.
        case colours
        /// A text that is not empty.
        case text
        /// `a4`, `a3`, `a1` or `slide`.
        case paper
        /// One or two letters.
        case sign
    }
}

extension DrawingStyle {
    /// The style that a file holds: a JSON object with any of `colours`, `font`, `paper`, `names` and `signs`.
    public init(json bytes: [UInt8]) throws(StyleError) {
        self.init()
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let object = (try? JSONSerialization.jsonObject(with: Data(content))) as? [String: Any] else {
            throw .notJSON
        }
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            switch key {
            case "colours": try takeColours(Self.object(value, key))
            case "font": font = try Self.text(value, key)
            case "paper":
                guard let paper = (value as? String).flatMap(DrawingPaper.init(rawValue:)) else {
                    throw .wrong(key, .paper)
                }
                self.paper = paper
            case "names":
                for (name, other) in try Self.object(value, key) {
                    names[name] = try Self.text(other, "names.\(name)")
                }
            case "signs": try takeSigns(Self.object(value, key))
            default: throw .unknown(key)
            }
        }
    }

    private mutating func takeColours(_ object: [String: Any]) throws(StyleError) {
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            let path = "colours.\(key)"
            switch key {
            case "fields":
                guard let list = value as? [Any], !list.isEmpty else { throw .wrong(path, .colours) }
                var colours: [String] = []
                for (place, colour) in list.enumerated() {
                    colours.append(try Self.colour(colour, "\(path)[\(place)]", isDark: true))
                }
                fieldColours = colours
            case "ibasho": ibashoColour = try Self.colour(value, path, isDark: false)
            case "lines": lineColour = try Self.colour(value, path, isDark: true)
            case "strain": strainColour = try Self.colour(value, path, isDark: true)
            default: throw .unknown(path)
            }
        }
    }

    private mutating func takeSigns(_ object: [String: Any]) throws(StyleError) {
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            let path = "signs.\(key)"
            guard let content = ContentClass(rawValue: key) else { throw .unknown(path) }
            if value is String {
                signs[content] = Sign(sign: try Self.sign(value, path))
                continue
            }
            var sign: String?
            var meaning: String?
            for (name, part) in try Self.object(value, path) {
                switch name {
                case "sign": sign = try Self.sign(part, "\(path).sign")
                case "meaning": meaning = try Self.text(part, "\(path).meaning")
                default: throw .unknown("\(path).\(name)")
                }
            }
            guard let sign else { throw .wrong(path, .sign) }
            signs[content] = Sign(sign: sign, meaning: meaning)
        }
    }

    private static func object(_ value: Any, _ path: String) throws(StyleError) -> [String: Any] {
        guard let object = value as? [String: Any] else { throw .wrong(path, .object) }
        return object
    }

    private static func text(_ value: Any, _ path: String) throws(StyleError) -> String {
        guard let text = value as? String, !text.allSatisfy(\.isWhitespace), !text.contains(where: \.isNewline) else {
            throw .wrong(path, .text)
        }
        return text
    }

    private static func sign(_ value: Any, _ path: String) throws(StyleError) -> String {
        guard let text = value as? String, (1...2).contains(text.count), !text.contains(where: \.isWhitespace) else {
            throw .wrong(path, .sign)
        }
        return text
    }

    private static func colour(_ value: Any, _ path: String, isDark: Bool) throws(StyleError) -> String {
        guard let colour = (value as? String).flatMap(Colour.init) else { throw .wrong(path, .colour) }
        guard !isDark || colour.contrastWithWhite >= 3 else { throw .wrong(path, .darkColour) }
        return colour.text
    }
}
