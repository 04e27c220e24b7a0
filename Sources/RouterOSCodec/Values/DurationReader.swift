// SPDX-License-Identifier: Apache-2.0

/// Reads a span of time piece by piece: numbers with falling units, and a clock at the end.
struct DurationReader {
    private var rest: ArraySlice<UInt8>
    private var total: Int64 = 0
    /// What the next unit must be smaller than.
    private var bound = Int64.max

    init(_ octets: [UInt8]) {
        rest = octets[...]
    }

    /// The whole span; nil when it is none. Call it once.
    mutating func milliseconds() -> Int64? {
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            guard let number = number() else { return nil }
            switch rest.first {
            case UInt8(ascii: ":"): guard clock(hours: number) else { return nil }
            case UInt8(ascii: "."):
                guard add(number, .seconds), let part = fraction() else { return nil }
                guard rest.isEmpty || rest.elementsEqual([UInt8(ascii: "s")]) else { return nil }
                rest = []
                total &+= part
            case nil: guard bound == .max, add(number, .seconds) else { return nil }
            default: guard let unit = unit(), add(number, unit) else { return nil }
            }
        }
        // The parts of a clock are added without a check; at most 2 * 2^63 came together, so the sign tells.
        return total >= 0 ? total : nil
    }

    /// Digits, at least one and fewer than would overflow.
    private mutating func number() -> Int64? {
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard (1...18).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    private mutating func unit() -> DurationUnit? {
        let word = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        rest = rest.dropFirst(word.count)
        return DurationUnit(rawValue: String(decoding: word, as: UTF8.self))
    }

    /// `:MM:SS` behind the hours, with or without a fraction; the end of the text.
    private mutating func clock(hours: Int64) -> Bool {
        guard let minutes = sexagesimal(), let seconds = sexagesimal(), add(hours, .hours) else { return false }
        total &+= minutes * 60_000 &+ seconds * 1_000
        if rest.first == UInt8(ascii: ".") {
            guard let part = fraction() else { return false }
            total &+= part
        }
        return rest.isEmpty && total >= 0
    }

    private mutating func sexagesimal() -> Int64? {
        guard rest.first == UInt8(ascii: ":") else { return nil }
        rest = rest.dropFirst()
        return number().flatMap { $0 < 60 ? $0 : nil }
    }

    /// The decimals behind a point, as whole milliseconds.
    private mutating func fraction() -> Int64? {
        rest = rest.dropFirst()
        let start = rest.startIndex
        guard var decimals = number() else { return nil }
        let count = rest.startIndex - start
        for _ in min(count, 3)..<3 { decimals *= 10 }
        for _ in 3..<max(count, 3) { decimals /= 10 }
        return decimals
    }

    /// Adds a part of the span; false when it is out of order or too much.
    private mutating func add(_ number: Int64, _ unit: DurationUnit) -> Bool {
        guard unit.milliseconds < bound else { return false }
        bound = unit.milliseconds
        let (part, isTooMuch) = number.multipliedReportingOverflow(by: unit.milliseconds)
        let (sum, overflows) = total.addingReportingOverflow(part)
        total = sum
        return !isTooMuch && !overflows
    }
}
