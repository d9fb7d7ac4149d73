import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaCommand

@Suite struct OutputFileTests {
    private let text = Array("new".utf8)

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test("a new file is there whole, for its owner only, and nothing else is left")
    func newFile() throws {
        try withTemporaryDirectory { folder in
            try OutputFile(folder.path("x.svg")).write(text)
            #expect(try folder.read("x.svg") == text)
            #expect(try mode(folder.path("x.svg")) == 0o600)
            #expect(try folder.names() == ["x.svg"])
        }
    }

    @Test("a file that is replaced passes on its mode")
    func replaced() throws {
        try withTemporaryDirectory { folder in
            let path = try folder.write("a longer old text", to: "x")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            try OutputFile(path).write(text)
            #expect(try folder.read("x") == text)
            #expect(try mode(path) == 0o644)
        }
    }

    @Test("the file behind links is replaced and the links stay, a dangling one too")
    func links() throws {
        try withTemporaryDirectory { folder in
            try folder.write("old", to: "real")
            let files = FileManager.default
            try files.createSymbolicLink(atPath: folder.path("one"), withDestinationPath: "real")
            try files.createSymbolicLink(atPath: folder.path("two"), withDestinationPath: folder.path("one"))
            try files.createSymbolicLink(atPath: folder.path("dangling"), withDestinationPath: "made")
            try OutputFile(folder.path("two")).write(text)
            try OutputFile(folder.path("dangling")).write(text)
            #expect(try folder.read("real") == text)
            #expect(try folder.read("made") == text)
            #expect(try files.destinationOfSymbolicLink(atPath: folder.path("two")) == folder.path("one"))
            #expect(try files.destinationOfSymbolicLink(atPath: folder.path("dangling")) == "made")
            #expect(try folder.names() == ["dangling", "made", "one", "real", "two"])
        }
    }

    @Test("a device is written to and stays what it is")
    func device() throws {
        try OutputFile("/dev/null").write(text)
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }

    @Test("a place that cannot be written to is exit 5 with what to do, and nothing changes")
    func refusals() throws {
        try withTemporaryDirectory { folder in
            try folder.write("x", to: "file")
            let files = FileManager.default
            try files.createSymbolicLink(atPath: folder.path("loop"), withDestinationPath: "loop")
            let cases = [
                (folder.path, "it is a folder", "give the name of a file with -o"),
                (folder.path("none/x"), "no such file or folder", "make the folder \(folder.path("none")) first"),
                (folder.path("file/x"), "a part of the path is no folder", "give the name of a file with -o"),
                (folder.path("none/"), "it is a folder", "give the name of a file with -o"),
                (folder.path("loop"), "too many links in the path", ""),
                (folder.path(String(repeating: "n", count: 300)), "the name is too long", ""),
            ]
            for (path, meaning, advice) in cases {
                let failure = failure { () throws(Failure) in try OutputFile(path).write(text) }
                #expect(failure?.code == .refused, "\(path)")
                #expect(failure?.what.en == "cannot write \(path): \(meaning)")
                if !advice.isEmpty { #expect(failure?.advice?.en.hasPrefix(advice) == true, "\(path)") }
            }
            #expect(try folder.names() == ["file", "loop"])
        }
    }

    @Test("whatever call is refused, the old file is there whole and no temporary file is left")
    func everyCall() throws {
        for name in FileCalls.Name.allCases where name != .open && name != .readLink {
            for error in [SystemError.noSpace, .inputOutput, .noAccess, .overQuota, .readOnly] {
                try withTemporaryDirectory { folder in
                    let path = try folder.write("old", to: "x")
                    var calls = FileCalls()
                    calls.refusal = { $0 == name ? error : nil }
                    let failure = failure { () throws(Failure) in try OutputFile(path, calls: calls).write(text) }
                    #expect(failure?.code == .refused, "\(name)")
                    #expect(failure?.what.en == "cannot write \(path): \(error.message.en)")
                    // The rename is done where only the folder could not be synced: the new state, whole.
                    let expected = name == .syncDirectory ? text : Array("old".utf8)
                    #expect(try folder.read("x") == expected, "\(name)")
                    #expect(try folder.names() == ["x"], "\(name)")
                }
            }
        }
    }

    @Test("the temporary file of a killed process does not stand in the way")
    func leftOver() throws {
        try withTemporaryDirectory { folder in
            try folder.write("half", to: ".engawa-\(Platform.processNumber)-0.tmp")
            try OutputFile(folder.path("x")).write(text)
            #expect(try folder.read("x") == text)
        }
    }
}
