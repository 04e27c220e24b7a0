// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct BytesTests {
    @Test func readsWhatWasWritten() throws {
        var writer = ByteWriter(capacity: 64)
        writer.write(1 as UInt8)
        writer.write(0x0203 as UInt16)
        writer.write(0x0405_0607 as UInt32)
        writer.write(UInt64.max - 1)
        writer.write(UInt128.max - 2)
        try writer.writeCounted16 { $0.write([7, 8, 9]) }
        #expect(Array(writer.bytes.prefix(7)) == [1, 2, 3, 4, 5, 6, 7])
        var reader = ByteReader(writer.bytes)
        #expect(try reader.readUInt8() == 1)
        #expect(try reader.readUInt16() == 0x0203)
        #expect(try reader.readUInt32() == 0x0405_0607)
        #expect(try reader.readUInt64() == UInt64.max - 1)
        #expect(try reader.readUInt128() == UInt128.max - 2)
        var nested = try reader.readNested(Int(reader.readUInt16()))
        #expect(try nested.readBytes(3) == [7, 8, 9])
        try nested.finish()
        try reader.finish()
    }

    @Test func refusesWhatIsNotThere() throws {
        var reader = ByteReader([1, 2, 3])
        #expect(throws: ByteReaderError.truncated(offset: 0, wanted: 4, available: 3)) { try reader.readUInt32() }
        #expect(throws: ByteReaderError.negativeCount(offset: 0, count: -1)) { try reader.readBytes(-1) }
        #expect(throws: ByteReaderError.truncated(offset: 0, wanted: .max, available: 3)) { try reader.skip(.max) }
        #expect(throws: ByteReaderError.leftover(offset: 0, count: 3)) { try reader.finish() }
        var nested = try reader.readNested(2)
        #expect(throws: ByteReaderError.truncated(offset: 0, wanted: 4, available: 2)) { try nested.readUInt32() }
        try nested.skip(1)
        #expect(throws: ByteReaderError.truncated(offset: 1, wanted: 2, available: 1)) { try nested.readUInt16() }
        #expect(try reader.readUInt8() == 3)
    }

    @Test func refusesToCountTooMuch() throws {
        var writer = ByteWriter()
        #expect(throws: ByteWriterError.tooLong(count: 65_536, limit: 65_535)) {
            try writer.writeCounted16 { $0.write([UInt8](repeating: 0, count: 65_536)) }
        }
        #expect(writer.bytes.isEmpty)
    }
}
