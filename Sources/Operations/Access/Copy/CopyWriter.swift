// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Writes the values of a sealed copy one after the other. ``CopyReader`` reads the same in the same order.
struct CopyWriter {
    private var writer = ByteWriter()

    var bytes: [UInt8] { writer.bytes }
    var count: Int { writer.bytes.count }

    mutating func write(_ number: UInt8) { writer.write(number) }
    mutating func write(_ number: UInt16) { writer.write(number) }
    mutating func write(_ number: UInt32) { writer.write(number) }
    mutating func write(_ number: UInt64) { writer.write(number) }
    mutating func write(_ number: Int64) { writer.write(UInt64(bitPattern: number)) }
    mutating func write(_ flag: Bool) { writer.write(UInt8(flag ? 1 : 0)) }
    mutating func write<Subject>(_ id: Identifier<Subject>) { write(id.value) }

    /// Bytes behind their number; more than 2^32 of them cannot be in memory here.
    mutating func write(_ bytes: [UInt8]) {
        write(UInt32(clamping: bytes.count))
        writer.write(bytes)
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }
    mutating func write(_ secret: Secret) { write(secret.reveal()) }
    mutating func write<Word: RawRepresentable<String>>(word: Word) { write(word.rawValue) }

    mutating func write(_ rates: Rates) {
        write(rates.down)
        write(rates.up)
    }

    mutating func write(_ prefix: IPv6Prefix) {
        writer.write(prefix.address.bits)
        write(prefix.length)
    }

    /// A value that may be absent.
    mutating func write<Value>(_ value: Value?, with body: (inout CopyWriter, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }

    /// A list behind its number of elements.
    mutating func write<Value>(_ list: [Value], with body: (inout CopyWriter, Value) -> Void) {
        write(UInt32(clamping: list.count))
        for value in list { body(&self, value) }
    }
}
