// SPDX-License-Identifier: Apache-2.0

/// A text that is not the address, prefix, range or identifier it should be: which rule it breaks, and where.
public struct AddressSyntaxError: Error, Sendable, Hashable {
    /// What the text was read as.
    public enum Subject: Sendable, Hashable, CaseIterable {
        case ipv4Address, ipv6Address, address, scopedAddress
        case ipv4Prefix, ipv6Prefix, prefix
        case range
        case macAddress, interfaceIdentifier
    }

    /// The rule that the text breaks.
    public enum Reason: Sendable, Hashable {
        case empty
        case unexpectedCharacter
        /// More than four hexadecimal digits in one group of an IPv6 address.
        case groupTooLong
        case tooManyGroups
        case tooFewGroups
        /// A second "::", or three colons in a row.
        case repeatedCompression
        /// A "::" beside eight written groups: it must stand for at least one.
        case emptyCompression
        /// One colon at the beginning or the end.
        case looseColon
        case octetTooLarge
        /// An octet such as "010", which other programs read as octal.
        case leadingZero
        case wrongOctetCount
        /// Dotted decimal that is not the last 32 bits of an IPv6 address.
        case misplacedDottedDecimal
        case zoneNotAllowed
        case emptyZone
        case lengthNotAllowed
        case missingLength
        case lengthOutOfRange
        /// Bits after the prefix length are set; `network` is the prefix without them.
        case hostBits(network: IPPrefix)
        case missingDash
        case mixedFamilies
        case reversedRange
        case wrongDigitCount
    }

    /// What the text was read as.
    public let subject: Subject
    /// The rule that it breaks.
    public let reason: Reason
    /// Bytes of UTF-8 before the place of the fault; the length of the text when something is missing at its end.
    public let offset: Int
    /// The text, cut after ``longestText`` bytes.
    public let text: String

    /// Bytes of a refused text that an error keeps: more than any valid text has, and little enough for a log line.
    public static let longestText = 100

    /// An error about `text`, which is kept as it is.
    public init(_ subject: Subject, _ reason: Reason, offset: Int, text: String) {
        self.subject = subject
        self.reason = reason
        self.offset = offset
        self.text = text
    }

    init(_ subject: Subject, _ fault: SyntaxFault, in bytes: Span<UInt8>) {
        var kept: [UInt8] = []
        for index in 0..<min(bytes.count, Self.longestText) {
            kept.append(bytes[index])
        }
        self.init(subject, fault.reason, offset: fault.offset, text: String(decoding: kept, as: UTF8.self))
    }
}
