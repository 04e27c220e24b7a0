// SPDX-License-Identifier: Apache-2.0

extension Rates {
    /// Reads "100M/20M" as down/up: decimal numbers, with decimals if they stay whole bits ("2.5M/512k"), and at most one
    /// of the letters k, M, G, T in either case.
    public init(parsing text: String) throws(RateSyntaxError) {
        let bytes = [UInt8](text.utf8)
        do throws(RateFault) {
            guard let slash = bytes.firstIndex(of: ASCII.slash) else {
                throw RateFault(reason: .missingDirection, offset: bytes.count)
            }
            down = try Self.rate(in: bytes[..<slash])
            up = try Self.rate(in: bytes[(slash + 1)...])
        } catch {
            throw RateSyntaxError(reason: error.reason, offset: error.offset, text: text)
        }
    }

    private struct RateFault: Error {
        var reason: RateSyntaxError.Reason
        var offset: Int
    }

    private static func rate(in bytes: ArraySlice<UInt8>) throws(RateFault) -> UInt64 {
        var rest = bytes
        var unit = RateUnit.bits
        if let letter = rest.last.flatMap(RateUnit.init(letter:)) {
            unit = letter
            rest.removeLast()
        }
        guard !rest.isEmpty else { throw RateFault(reason: .missingDirection, offset: bytes.startIndex) }
        // What one step of the current digit is worth: it grows no more once the point has been passed.
        var step = unit.bitsPerSecond
        var total: UInt64 = 0
        var point: Int?
        for index in rest.indices {
            if rest[index] == ASCII.dot, point == nil, index > rest.startIndex, index + 1 < rest.endIndex {
                point = index
                continue
            }
            let digit = ASCII.decimalValue(rest[index])
            guard digit <= 9 else { throw RateFault(reason: .unexpectedCharacter, offset: index) }
            if point != nil {
                guard digit == 0 || step > 0 && step % 10 == 0 else {
                    throw RateFault(reason: .fractionOfBit, offset: index)
                }
                step /= 10
            }
            guard let sum = add(digit, of: step, to: total, isDecimal: point != nil) else {
                throw RateFault(reason: .tooLarge, offset: bytes.startIndex)
            }
            total = sum
        }
        return total
    }

    /// Before the point every new digit makes the earlier ones worth ten times as much; after it they keep their worth.
    private static func add(_ digit: UInt8, of step: UInt64, to total: UInt64, isDecimal: Bool) -> UInt64? {
        let (shifted, shiftOverflow) = total.multipliedReportingOverflow(by: isDecimal ? 1 : 10)
        let (worth, worthOverflow) = step.multipliedReportingOverflow(by: UInt64(digit))
        let (sum, sumOverflow) = shifted.addingReportingOverflow(worth)
        return shiftOverflow || worthOverflow || sumOverflow ? nil : sum
    }
}
