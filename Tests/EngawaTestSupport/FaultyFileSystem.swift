import Synchronization

import EngawaLog

/// Counts the calls and lets chosen ones fail, or write less than was asked for.
package final class FaultyFileSystem: FileSystem {
    /// What to do to a call.
    package enum Fault: Sendable, Equatable {
        case fail(Int32)
        /// The call does its work and then says that it failed.
        case failAfter(Int32)
        /// A write takes only half of its bytes, at least one.
        case short
    }

    private struct Plan: Sendable {
        /// The calls that can fail, in order, since the plan was set.
        var calls: [SystemCall] = []
        /// The bytes that were read, in order, since the plan was set.
        var reads: [Range<UInt64>] = []
        /// Decides by the index of a call, from 0 on, and its kind.
        var decide: @Sendable (Int, SystemCall) -> Fault? = { _, _ in nil }
    }

    private let base: any FileSystem
    private let plan = Mutex(Plan())
    private let lockQuestion = Mutex<@Sendable () -> Void>({})

    package init(_ base: any FileSystem = SystemFileSystem()) { self.base = base }

    /// Starts counting anew.
    package func arm(_ decide: @escaping @Sendable (Int, SystemCall) -> Fault? = { _, _ in nil }) {
        plan.withLock { $0 = Plan(decide: decide) }
    }

    /// Lets something happen just before it is asked who holds the lock.
    package func beforeLockState(_ happening: @escaping @Sendable () -> Void) {
        lockQuestion.withLock { $0 = happening }
    }

    package var calls: [SystemCall] { plan.withLock { $0.calls } }

    /// The bytes that were read since the plan was set.
    package var reads: [Range<UInt64>] { plan.withLock { $0.reads } }

    /// How many calls of a kind were made since the plan was set.
    package func count(_ call: SystemCall) -> Int { calls.count { $0 == call } }

    private func fault(_ call: SystemCall) -> Fault? {
        // Decided outside of the lock: the decision may look at the calls.
        let (index, decide) = plan.withLock {
            $0.calls.append(call)
            return ($0.calls.count - 1, $0.decide)
        }
        return decide(index, call)
    }

    private func run<Result>(
        _ call: SystemCall,
        _ path: String,
        _ body: () throws(SystemFailure) -> Result
    ) throws(SystemFailure) -> Result {
        switch fault(call) {
        case .fail(let code): throw SystemFailure(call, code: code, path: path)
        case .failAfter(let code):
            _ = try body()
            throw SystemFailure(call, code: code, path: path)
        case .short, nil: return try body()
        }
    }

    package func open(_ path: String, for access: FileAccess) throws(SystemFailure) -> Descriptor {
        switch fault(.open) {
        case .fail(let code), .failAfter(let code): throw SystemFailure(.open, code: code, path: path)
        case .short, nil: return try base.open(path, for: access)
        }
    }

    package func close(_ file: Descriptor) { base.close(file) }

    package func status(of file: Descriptor) throws(SystemFailure) -> FileStatus {
        try run(.stat, file.path) { () throws(SystemFailure) in try base.status(of: file) }
    }

    package func status(at path: String, followingLinks: Bool) throws(SystemFailure) -> FileStatus {
        try run(.stat, path) { () throws(SystemFailure) in try base.status(at: path, followingLinks: followingLinks) }
    }

    package func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64)
        throws(SystemFailure) -> Int
    {
        plan.withLock { $0.reads.append(offset..<offset + UInt64(buffer.count)) }
        switch fault(.read) {
        case .fail(let code), .failAfter(let code): throw SystemFailure(.read, code: code, path: file.path)
        case .short:
            let half = UnsafeMutableRawBufferPointer(rebasing: buffer[..<max(1, buffer.count / 2)])
            return try base.read(file, into: half, at: offset)
        case nil: return try base.read(file, into: buffer, at: offset)
        }
    }

    package func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemFailure)
        -> Int
    {
        let half = UnsafeRawBufferPointer(rebasing: bytes[..<max(1, bytes.count / 2)])
        switch fault(.write) {
        case .fail(let code): throw SystemFailure(.write, code: code, path: file.path)
        case .failAfter(let code):
            _ = try base.write(file, half, at: offset)
            throw SystemFailure(.write, code: code, path: file.path)
        case .short: return try base.write(file, half, at: offset)
        case nil: return try base.write(file, bytes, at: offset)
        }
    }

    package func truncate(_ file: Descriptor, to length: UInt64) throws(SystemFailure) {
        try run(.truncate, file.path) { () throws(SystemFailure) in try base.truncate(file, to: length) }
    }

    package func sync(_ file: Descriptor) throws(SystemFailure) {
        try run(.sync, file.path) { () throws(SystemFailure) in try base.sync(file) }
    }

    package func syncFolder(_ folder: Descriptor) throws(SystemFailure) {
        try run(.sync, folder.path) { () throws(SystemFailure) in try base.syncFolder(folder) }
    }

    package func moveExclusively(_ path: String, to name: String) throws(SystemFailure) {
        try run(.rename, name) { () throws(SystemFailure) in try base.moveExclusively(path, to: name) }
    }

    package func rename(_ path: String, to name: String) throws(SystemFailure) {
        try run(.rename, name) { () throws(SystemFailure) in try base.rename(path, to: name) }
    }

    package func names(inFolder path: String) throws(SystemFailure) -> [String] {
        try run(.list, path) { () throws(SystemFailure) in try base.names(inFolder: path) }
    }

    package func copyAccess(from file: Descriptor, to other: Descriptor) throws(SystemFailure) {
        try run(.mode, other.path) { () throws(SystemFailure) in try base.copyAccess(from: file, to: other) }
    }

    package func remove(_ path: String) throws(SystemFailure) {
        try run(.remove, path) { () throws(SystemFailure) in try base.remove(path) }
    }

    package func resolve(_ path: String) throws(SystemFailure) -> String {
        try run(.resolve, path) { () throws(SystemFailure) in try base.resolve(path) }
    }

    package func destination(ofLink path: String) throws(SystemFailure) -> String {
        try run(.resolve, path) { () throws(SystemFailure) in try base.destination(ofLink: path) }
    }

    package func tryLock(_ file: Descriptor, note: LockNote) throws(SystemFailure) -> Bool {
        try run(.lock, file.path) { () throws(SystemFailure) in try base.tryLock(file, note: note) }
    }

    package func unlock(_ file: Descriptor) { base.unlock(file) }

    package func lockState(_ file: Descriptor) throws(SystemFailure) -> LockState {
        lockQuestion.withLock { $0 }()
        return try base.lockState(file)
    }
    package func commandName(ofProcess process: Int32) -> String? { base.commandName(ofProcess: process) }
    package var processID: Int32 { base.processID }
    package func wallClock() -> Int64 { base.wallClock() }
    package func steadyClock() -> Int64 { base.steadyClock() }
    package func pause(milliseconds: Int64) { base.pause(milliseconds: milliseconds) }
}
