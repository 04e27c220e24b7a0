// SPDX-License-Identifier: Apache-2.0

extension SoftwareVersion {
    /// Reads what routers and people write: an optional `v`, numbers with dots, then optionally a stage (`alpha`, `beta`,
    /// `rc`, `hotfix`, `patch`, a single letter as in `17.9.4a`) with its number. A word in brackets such as RouterOS's
    /// ` (stable)` and OpenWrt's build suffix after `+` are dropped.
    public init(parsing text: String) throws(SoftwareVersionError) {
        var rest = Array(text.utf8)[...]
        if let cut = rest.firstIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "+") }) {
            rest = rest[..<cut]
        }
        if let first = rest.first, first == UInt8(ascii: "v") || first == UInt8(ascii: "V") { rest.removeFirst() }
        let numbers = try Self.takeNumbers(&rest, of: text)
        guard !rest.isEmpty else {
            self.init(numbers: numbers, stage: .release, stageNumber: 0)
            return
        }
        let (stage, stageNumber) = try Self.takeStage(&rest, of: text)
        self.init(numbers: numbers, stage: stage, stageNumber: stageNumber)
    }

    private static func takeNumbers(_ rest: inout ArraySlice<UInt8>, of text: String) throws(SoftwareVersionError)
        -> [Int]
    {
        var numbers = [try takeNumber(&rest, of: text)]
        while rest.first == UInt8(ascii: "."), rest.dropFirst().first.map(isDigit) == true {
            guard numbers.count < maximumNumbers else {
                throw SoftwareVersionError(text: text, reason: .tooManyNumbers)
            }
            rest.removeFirst()
            numbers.append(try takeNumber(&rest, of: text))
        }
        return numbers
    }

    private static func takeNumber(_ rest: inout ArraySlice<UInt8>, of text: String) throws(SoftwareVersionError) -> Int
    {
        let digits = rest.prefix(while: isDigit)
        guard !digits.isEmpty else { throw SoftwareVersionError(text: text, reason: .expectedNumber) }
        guard digits.count <= maximumDigits, let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw SoftwareVersionError(text: text, reason: .numberTooLong)
        }
        rest = rest.dropFirst(digits.count)
        return number
    }

    private static func takeStage(
        _ rest: inout ArraySlice<UInt8>, of text: String
    ) throws(SoftwareVersionError) -> (Stage, Int) {
        rest = rest.drop(while: isSeparator)
        let word = String(decoding: rest.prefix(while: isLetter), as: UTF8.self).lowercased()
        rest = rest.dropFirst(word.utf8.count).drop(while: isSeparator)
        let stage: Stage
        var letterNumber = 0
        switch word {
        case "alpha", "dev", "snapshot", "rolling": stage = .alpha
        case "beta", "testing": stage = .beta
        case "rc": stage = .candidate
        case "hotfix", "patch", "p", "sp", "r", "s": stage = .patch
        default:
            guard word.utf8.count == 1, let letter = word.utf8.first, rest.isEmpty else {
                throw SoftwareVersionError(text: text, reason: .unknownStage(word))
            }
            stage = .patch
            letterNumber = Int(letter - UInt8(ascii: "a")) + 1
        }
        let number = rest.isEmpty ? letterNumber : try takeNumber(&rest, of: text)
        guard rest.isEmpty else { throw SoftwareVersionError(text: text, reason: .trailingText) }
        return (stage, number)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") }

    /// Longer than any version seen in the field (four), short enough to keep a hostile text from growing.
    private static let maximumNumbers = 8
    /// Build dates such as 202610211530 need twelve digits.
    private static let maximumDigits = 15
}

/// Why a text is not a software version.
public struct SoftwareVersionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was read.
    public let text: String
    /// Which rule it breaks.
    public let reason: Reason

    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        case expectedNumber
        case numberTooLong
        case tooManyNumbers
        case unknownStage(String)
        case trailingText
    }

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        let problem =
            switch reason {
            case .expectedNumber: "a number is missing"
            case .numberTooLong: "a number has too many digits"
            case .tooManyNumbers: "there are too many numbers"
            case .unknownStage(let word): "\"\(word)\" is not a known stage (alpha, beta, rc, hotfix, patch)"
            case .trailingText: "there is text after the version"
            }
        return "cannot read \"\(text)\" as a software version: \(problem); write it like 7.20.1 or 7.21rc3"
    }
}
