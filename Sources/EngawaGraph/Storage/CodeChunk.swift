/// A leaf block of a `CodeTree`: the codes of 512 owners, each one, two, three or four bytes wide, little-endian.
///
/// Like the blocks of `ChunkTree` it is an object with its elements behind it in one allocation, read through its
/// address without reference counting. Three spare bytes at the end let every code be read as four bytes, of which a
/// mask keeps those that are its own: one way of reading for all widths.
final class CodeChunk: ManagedBuffer<Int, UInt8> {
    /// Codes per chunk as a power of two: at most 2 KiB at four bytes each.
    @inline(__always)
    static var shift: Int { 9 }

    @inline(__always)
    static var size: Int { 1 << shift }

    private static var spare: Int { 3 }

    /// What a chunk with codes of so many bytes takes.
    static func byteCount(_ width: Int) -> Int { size * width + spare + 32 }

    /// The bytes that a code needs: 1...4.
    @inline(__always)
    static func width(of code: UInt32) -> Int { max(1, (39 - code.leadingZeroBitCount) >> 3) }

    static func make(_ width: Int) -> CodeChunk {
        let made = unsafeDowncast(
            CodeChunk.create(minimumCapacity: size * width + spare) { _ in width },
            to: CodeChunk.self
        )
        made.withUnsafeMutablePointerToElements { $0.initialize(repeating: 0, count: size * width + spare) }
        return made
    }

    /// The codes of the chunk at an address.
    @inline(__always)
    static func codes(of chunk: UnsafeMutableRawPointer) -> Codes {
        Unmanaged<CodeChunk>.fromOpaque(chunk)._withUnsafeGuaranteedRef { $0.codes }
    }

    @inline(__always)
    private var codes: Codes {
        withUnsafeMutablePointers { width, bytes in Codes(bytes: UnsafeMutableRawPointer(bytes), width: width.pointee) }
    }

    /// Makes the chunk in a slot one that only this slot holds, whose codes have at least so many bytes, and gives its
    /// codes.
    @inline(__always)
    static func unique(_ slot: inout AnyObject?, width: Int, copiedBytes: inout Int) -> Codes {
        if isKnownUniquelyReferenced(&slot) {
            let codes = unsafeDowncast(slot.unsafelyUnwrapped, to: CodeChunk.self).codes
            if codes.width >= width { return codes }
            return replace(&slot, width)
        }
        if let shared = slot {
            let width = max(width, unsafeDowncast(shared, to: CodeChunk.self).codes.width)
            copiedBytes += byteCount(width)
            return replace(&slot, width)
        }
        let made = make(width)
        slot = made
        return made.codes
    }

    @inline(never)
    private static func replace(_ slot: inout AnyObject?, _ width: Int) -> Codes {
        let made = make(width)
        let new = made.codes
        let shared = unsafeDowncast(slot.unsafelyUnwrapped, to: CodeChunk.self)
        // Without this the old chunk might be let go before its codes are read: the compiler does not follow addresses.
        withExtendedLifetime(shared) {
            let old = shared.codes
            if old.width == new.width {
                new.bytes.copyMemory(from: old.bytes, byteCount: size * width)
            } else {
                for place in 0..<size { new.set(old[place], at: place) }
            }
        }
        slot = made
        return new
    }
}

extension CodeChunk {
    /// Where the codes of a chunk are in memory. Valid while the tree that holds the chunk is borrowed.
    struct Codes {
        let bytes: UnsafeMutableRawPointer
        /// Bytes per code, 1...4.
        let width: Int

        @inline(__always)
        subscript(place: Int) -> UInt32 {
            let mask = UInt32.max >> UInt32(truncatingIfNeeded: 32 - 8 * width)
            return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * width, as: UInt32.self)) & mask
        }

        /// Writes a code that the width has room for.
        @inline(__always)
        func set(_ code: UInt32, at place: Int) {
            Codes.store(code, at: bytes + place * width, width: width)
        }

        /// Writes all codes of a chunk, for each of which the width has room.
        func setAll(_ codes: UnsafePointer<UInt32>) {
            Codes.store(codes, to: bytes, width: width)
        }

        /// Takes over the bytes of all codes of a chunk of this width.
        func setAll(from source: UnsafeRawBufferPointer) {
            if let address = source.baseAddress, source.count == CodeChunk.size * width {
                bytes.copyMemory(from: address, byteCount: source.count)
            }
        }

        /// How many codes are not 0; nil where one is above `limit`, which is below 2^31.
        func count(upTo limit: UInt32) -> Int? {
            switch width {
            case 1:
                let codes = bytes.assumingMemoryBound(to: UInt8.self)
                return Codes.count(upTo: limit) { UInt32(truncatingIfNeeded: codes[$0]) }
            case 2:
                let codes = bytes.assumingMemoryBound(to: UInt16.self)
                return Codes.count(upTo: limit) { UInt32(truncatingIfNeeded: UInt16(littleEndian: codes[$0])) }
            default: return Codes.count(upTo: limit) { self[$0] }
            }
        }

        /// Without branches and in numbers of one width, so that the compiler makes vector instructions of it.
        @inline(__always)
        private static func count(upTo limit: UInt32, _ code: (Int) -> UInt32) -> Int? {
            var used: UInt32 = 0
            var above: UInt32 = 0
            for place in 0..<CodeChunk.size {
                let code = code(place)
                used &+= (code | (0 &- code)) &>> 31
                above |= (limit &- code) | code
            }
            return above &>> 31 == 0 ? Int(used) : nil
        }

        /// Writes the codes of a chunk in so many bytes each.
        static func store(_ codes: UnsafePointer<UInt32>, to target: UnsafeMutableRawPointer, width: Int) {
            for place in 0..<CodeChunk.size { store(codes[place], at: target + place * width, width: width) }
        }

        /// Writes a code in so many bytes.
        @inline(__always)
        private static func store(_ code: UInt32, at place: UnsafeMutableRawPointer, width: Int) {
            switch width {
            case 1: place.storeBytes(of: UInt8(truncatingIfNeeded: code), as: UInt8.self)
            case 2: place.storeBytes(of: UInt16(truncatingIfNeeded: code), as: UInt16.self)
            case 3:
                place.storeBytes(of: UInt16(truncatingIfNeeded: code), as: UInt16.self)
                place.storeBytes(of: UInt8(truncatingIfNeeded: code >> 16), toByteOffset: 2, as: UInt8.self)
            default: place.storeBytes(of: code, as: UInt32.self)
            }
        }
    }
}
