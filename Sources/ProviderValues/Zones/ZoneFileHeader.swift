// SPDX-License-Identifier: Apache-2.0

/// The 44 bytes before each data block of a TZif file (RFC 9636 §3.1):
///
///     "TZif" | version 1 | unused 15 | isutcnt 4 | isstdcnt 4 | leapcnt 4 | timecnt 4 | typecnt 4 | charcnt 4
struct ZoneFileHeader {
    let version: Int
    let leapCount: Int
    let transitionCount: Int
    let typeCount: Int
    let nameLength: Int
    private let universalIndicatorCount: Int
    private let standardIndicatorCount: Int

    init(_ cursor: inout ZoneFileCursor) throws(ZoneFileError) {
        guard try cursor.bytes(4).elementsEqual("TZif".utf8) else { throw cursor.error(.noSignature) }
        let versionByte = try cursor.byte()
        switch versionByte {
        case 0: version = 1
        case UInt8(ascii: "2")...UInt8(ascii: "4"): version = Int(versionByte - UInt8(ascii: "0"))
        default: throw cursor.error(.unknownVersion(versionByte))
        }
        try cursor.skip(15)
        universalIndicatorCount = Int(try cursor.unsigned32())
        standardIndicatorCount = Int(try cursor.unsigned32())
        leapCount = Int(try cursor.unsigned32())
        transitionCount = Int(try cursor.unsigned32())
        typeCount = Int(try cursor.unsigned32())
        nameLength = Int(try cursor.unsigned32())
        guard typeCount > 0, nameLength > 0, [0, typeCount].contains(universalIndicatorCount),
            [0, typeCount].contains(standardIndicatorCount)
        else { throw cursor.error(.impossibleCounts) }
    }

    /// The bytes of the two lists of indicators, which only matter to programs that read `TZ` without a rule.
    var indicatorLength: Int { universalIndicatorCount + standardIndicatorCount }

    /// The length of the data block behind this header. Six counts of 32 bits times at most 12 fit an Int.
    func blockLength(timeSize: Int) -> Int {
        transitionCount * (timeSize + 1) + typeCount * 6 + nameLength + leapCount * (timeSize + 4) + indicatorLength
    }
}
