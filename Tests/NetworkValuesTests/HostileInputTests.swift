// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

/// Whatever comes in, nothing traps: a parser accepts or throws, and what it accepts it prints and reads again.
@Suite struct HostileInputTests {
    @Test func noTextTrapsAParser() throws {
        var generator = SeededGenerator(seed: 7)
        var accepted: [String: Int] = [:]
        for _ in 0..<5_000 {
            let text = generator.hostileText()
            for parser in Parser.all {
                do {
                    try parser.parse(text)
                    accepted[parser.name, default: 0] += 1
                } catch let error as AddressSyntaxError {
                    #expect((0...text.utf8.count).contains(error.offset), "\(error)")
                } catch let error as RateSyntaxError {
                    #expect((0...text.utf8.count).contains(error.offset), "\(error)")
                }
            }
        }
        // The generator is worth something only if some of its texts are good.
        for name in ["v6", "address", "prefix", "range", "mac"] {
            #expect(accepted[name, default: 0] > 50, "\(name)")
        }
    }

    @Test func noBytesTrapTheReader() throws {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5_000 {
            let bytes = generator.bytes(generator.below(40))
            var reader = ByteReader(bytes)
            var reads = 0
            do throws(ByteReaderError) {
                while reads < 50 {
                    reads += 1
                    switch generator.below(8) {
                    case 0: _ = try reader.readUInt8()
                    case 1: _ = try reader.readUInt16()
                    case 2: _ = try reader.readUInt32()
                    case 3: _ = try reader.readUInt64()
                    case 4: _ = try reader.readUInt128()
                    case 5: _ = try reader.readBytes(Int(reader.readUInt8()))
                    case 6: reader = try reader.readNested(Int(Int8(bitPattern: reader.readUInt8())))
                    default: try reader.skip(Int(truncatingIfNeeded: generator.next() & generator.next()))
                    }
                }
            } catch {
                #expect(!error.description.isEmpty)
            }
            #expect(reader.remaining >= 0 && reader.offset <= bytes.count)
        }
    }
}
