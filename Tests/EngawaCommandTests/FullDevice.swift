import Foundation

/// The device on which every write finds a full disk; Linux has one.
enum FullDevice {
    static let isThere = FileManager.default.fileExists(atPath: "/dev/full")
}
