// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Reads what ``CopyWriter`` wrote. Whatever does not fit is refused: the bytes were authentic, but perhaps of another program.
struct CopyReader {
    private var reader: ByteReader

    init(_ bytes: [UInt8]) {
        reader = ByteReader(bytes)
    }

    var isAtEnd: Bool { reader.isAtEnd }

    mutating func uint8() throws(DirectoryCopyFault) -> UInt8 {
        try read { reader throws(ByteReaderError) in try reader.readUInt8() }
    }
    mutating func uint16() throws(DirectoryCopyFault) -> UInt16 {
        try read { reader throws(ByteReaderError) in try reader.readUInt16() }
    }
    mutating func uint32() throws(DirectoryCopyFault) -> UInt32 {
        try read { reader throws(ByteReaderError) in try reader.readUInt32() }
    }
    mutating func uint64() throws(DirectoryCopyFault) -> UInt64 {
        try read { reader throws(ByteReaderError) in try reader.readUInt64() }
    }
    mutating func int64() throws(DirectoryCopyFault) -> Int64 { Int64(bitPattern: try uint64()) }
    mutating func flag() throws(DirectoryCopyFault) -> Bool { try uint8() != 0 }
    mutating func id<Subject>() throws(DirectoryCopyFault) -> Identifier<Subject> { Identifier(try int64()) }

    mutating func bytes() throws(DirectoryCopyFault) -> [UInt8] {
        let count = Int(try uint32())
        return Array(try read { reader throws(ByteReaderError) in try reader.readBytes(count) })
    }

    mutating func text() throws(DirectoryCopyFault) -> String {
        guard let text = String(validating: try bytes(), as: UTF8.self) else { throw .malformed("text is not UTF-8") }
        return text
    }

    mutating func secret() throws(DirectoryCopyFault) -> Secret { Secret(try bytes()) }

    mutating func word<Word: RawRepresentable<String>>() throws(DirectoryCopyFault) -> Word {
        let text = try text()
        guard let word = Word(rawValue: text) else { throw .malformed("“\(text)” is no \(Word.self)") }
        return word
    }

    mutating func rates() throws(DirectoryCopyFault) -> Rates {
        Rates(down: try uint64(), up: try uint64())
    }

    mutating func prefix() throws(DirectoryCopyFault) -> IPv6Prefix {
        let address = IPv6Address(bits: try read { reader throws(ByteReaderError) in try reader.readUInt128() })
        let length = Int(try uint8())
        guard let prefix = try? IPv6Prefix(address, length: length) else { throw .malformed("\(address)/\(length)") }
        return prefix
    }

    /// A value that may be absent.
    mutating func optional<Value>(
        _ body: (inout CopyReader) throws(DirectoryCopyFault) -> Value
    ) throws(DirectoryCopyFault) -> Value? {
        try flag() ? try body(&self) : nil
    }

    /// A list behind its number of elements.
    mutating func list<Value>(
        _ body: (inout CopyReader) throws(DirectoryCopyFault) -> Value
    ) throws(DirectoryCopyFault) -> [Value] {
        var list: [Value] = []
        for _ in 0..<(try uint32()) { list.append(try body(&self)) }
        return list
    }

    private mutating func read<Value>(
        _ body: (inout ByteReader) throws(ByteReaderError) -> Value
    ) throws(DirectoryCopyFault) -> Value {
        do throws(ByteReaderError) {
            return try body(&reader)
        } catch {
            throw .malformed("\(error)")
        }
    }
}
