// SPDX-License-Identifier: Apache-2.0

/// Why bytes are no RADIUS packet. Such bytes are dropped without an answer (RFC 2865 section 3).
public enum FramingError: Error, Sendable, Hashable {
    /// Fewer than the 20 octets of a header.
    case tooShort(count: Int)
    /// A code that ``RadiusCode`` does not have.
    case unknownCode(UInt8)
    /// A length field outside 20 to 4096.
    case lengthOutOfRange(Int)
    /// The length field promises more octets than have come.
    case truncated(length: Int, count: Int)
    /// An attribute at `offset` that says it is 0 or 1 octets long, or of which not even the two first octets are there.
    case attributeTooShort(offset: Int)
    /// The attribute `number` at `offset` says it is `length` octets long and would end behind the packet.
    case attributePastEnd(offset: Int, number: UInt8, length: UInt8)
}

extension FramingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooShort(let count):
            "\(count) octets came; a RADIUS packet has at least \(FramedPacket.headerLength)"
        case .unknownCode(let code):
            "the packet's code is \(code), which no RFC that is known here defines"
        case .lengthOutOfRange(let length):
            "the packet's length field is \(length); it must be \(FramedPacket.headerLength) to \(FramedPacket.longest)"
        case .truncated(let length, let count):
            "the packet's length field is \(length), but only \(count) octets came; the rest was lost on the way"
        case .attributeTooShort(let offset):
            "the attribute at octet \(offset) is shorter than its own number and length, which take two octets"
        case .attributePastEnd(let offset, let number, let length):
            "attribute \(number) at octet \(offset) is \(length) octets long and would end behind the packet"
        }
    }
}
