// SPDX-License-Identifier: Apache-2.0

extension TimeZoneRules {
    /// Reads a TZif file of version 1 to 4 (RFC 9636). The bytes need not be trusted: every count, index and order is
    /// checked, and time and memory stay proportional to their number.
    public init(name: String, parsing bytes: [UInt8]) throws(ZoneFileError) {
        var cursor = ZoneFileCursor(bytes, zone: name)
        let header = try ZoneFileHeader(&cursor)
        guard header.version > 1 else {
            let block = try ZoneFileBlock(&cursor, header, timeSize: 4)
            self.init(name: name, transitions: block.transitions, initialType: block.initialType, annualRule: nil)
            return
        }
        // The first block is for readers that know only version 1; the same header and a block of 64-bit times follow.
        try cursor.skip(header.blockLength(timeSize: 4))
        let secondHeader = try ZoneFileHeader(&cursor)
        let block = try ZoneFileBlock(&cursor, secondHeader, timeSize: 8)
        let rule = try Self.footer(&cursor)
        // Without any listed change the rule holds for all time (RFC 9636 §3.3).
        self.init(name: name, transitions: block.transitions, initialType: block.initialType, annualRule: rule)
    }

    /// The line behind the second block. An empty one says that nothing is known beyond the listed changes.
    private static func footer(_ cursor: inout ZoneFileCursor) throws(ZoneFileError) -> AnnualZoneRule? {
        let lineFeed = UInt8(ascii: "\n")
        guard try cursor.byte() == lineFeed else { throw cursor.error(.malformedFooter) }
        let start = cursor
        let line = try cursor.line(endingWith: lineFeed)
        guard line.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw start.error(.malformedFooter) }
        guard !line.isEmpty else { return nil }
        var parser = AnnualZoneRuleParser(Array(line))
        guard let rule = parser.rule() else {
            throw start.error(.malformedRule(String(decoding: line, as: UTF8.self), at: parser.offset))
        }
        return rule
    }
}

/// One data block of a TZif file (RFC 9636 §3.2): times of changes, their types, the types, their names, leap seconds and
/// indicators.
private struct ZoneFileBlock {
    let transitions: [ZoneTransition]
    let initialType: LocalTimeType

    init(_ cursor: inout ZoneFileCursor, _ header: ZoneFileHeader, timeSize: Int) throws(ZoneFileError) {
        let times = try Self.times(&cursor, header, timeSize: timeSize)
        let typeIndices = try cursor.bytes(header.transitionCount)
        let types = try Self.types(&cursor, header)
        let leapSeconds = try LeapSecondTable(&cursor, count: header.leapCount, timeSize: timeSize)
        try cursor.skip(header.indicatorLength)
        guard let initialType = types.first, typeIndices.allSatisfy({ $0 < types.count }) else {
            throw cursor.error(.danglingReference)
        }
        self.initialType = initialType
        transitions = zip(times, typeIndices).map { time, index in
            ZoneTransition(second: leapSeconds.posixSecond(of: time), type: types[Int(index)])
        }
        guard zip(transitions, transitions.dropFirst()).allSatisfy({ $0.second < $1.second }) else {
            throw cursor.error(.notAscending)
        }
    }

    private static func times(
        _ cursor: inout ZoneFileCursor, _ header: ZoneFileHeader, timeSize: Int
    ) throws(ZoneFileError) -> [Int64] {
        var times: [Int64] = []
        for _ in 0..<header.transitionCount {
            let time = try cursor.time(size: timeSize)
            if let last = times.last, time <= last { throw cursor.error(.notAscending) }
            times.append(time)
        }
        return times
    }

    private static func types(
        _ cursor: inout ZoneFileCursor, _ header: ZoneFileHeader
    ) throws(ZoneFileError) -> [LocalTimeType] {
        var records: [(utcOffset: Int, isDaylight: Bool, name: Int)] = []
        for _ in 0..<header.typeCount {
            let utcOffset = Int(try cursor.signed32())
            guard LocalTimeType.utcOffsets.contains(utcOffset) else { throw cursor.error(.offsetOutOfRange(utcOffset)) }
            let isDaylight = try cursor.boolean()
            records.append((utcOffset, isDaylight, Int(try cursor.byte())))
        }
        let names = try cursor.bytes(header.nameLength)
        var types: [LocalTimeType] = []
        for record in records {
            let rest = names.dropFirst(record.name)
            guard let end = rest.firstIndex(of: 0) else { throw cursor.error(.danglingReference) }
            let abbreviation = String(decoding: rest[..<end], as: UTF8.self)
            types.append(
                LocalTimeType(utcOffset: record.utcOffset, isDaylight: record.isDaylight, abbreviation: abbreviation))
        }
        return types
    }
}
