// SPDX-License-Identifier: Apache-2.0

/// Writes TZif files for tests, right or wrong in a chosen way.
struct ZoneFileBuilder {
    var version: UInt8 = UInt8(ascii: "2")
    var transitions: [(second: Int64, type: UInt8)] = []
    var types: [(utcOffset: Int32, isDaylight: UInt8, name: UInt8)] = [(0, 0, 0)]
    var names = "UTC\0"
    var leapSeconds: [(occurrence: Int64, correction: Int32)] = []
    var footer = "\nUTC0\n"

    var bytes: [UInt8] {
        if version == 0 { return block(timeSize: 4) }
        return block(timeSize: 4) + block(timeSize: 8) + Array(footer.utf8)
    }

    private func block(timeSize: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15)
        for count in [0, 0, leapSeconds.count, transitions.count, types.count, names.utf8.count] {
            bytes += bigEndian(Int64(count), size: 4)
        }
        for transition in transitions { bytes += bigEndian(transition.second, size: timeSize) }
        bytes += transitions.map(\.type)
        for type in types { bytes += bigEndian(Int64(type.utcOffset), size: 4) + [type.isDaylight, type.name] }
        bytes += Array(names.utf8)
        for record in leapSeconds {
            bytes += bigEndian(record.occurrence, size: timeSize) + bigEndian(Int64(record.correction), size: 4)
        }
        return bytes
    }

    private func bigEndian(_ value: Int64, size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (Int64($0) * 8)) }
    }
}
