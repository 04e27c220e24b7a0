// SPDX-License-Identifier: Apache-2.0

/// A packet whose lengths are right, of which nothing else is known yet (RFC 2865 section 3).
///
///      0                   1                   2                   3
///     |     Code      |  Identifier   |            Length             |
///     |                    Authenticator, 16 octets                   |
///     |  Attributes: number, length of the whole attribute, value ...
///
/// The octets stay where they came in: this is what was learnt from them, a small value without references. Whoever asks for
/// attributes hands in the same octets again. With other octets the answers are wrong or nil, but nothing traps.
public struct FramedPacket: Sendable, Hashable {
    public let code: RadiusCode
    public let identifier: UInt8
    /// The octets of the packet, ``headerLength`` to ``longest``. What came behind them is padding.
    public let length: Int
    public let authenticator: Octets16
    let numbers: NumberSet

    /// The octets before the first attribute.
    public static let headerLength = 20
    /// Where the authenticator field begins.
    static let authenticatorPlace = 4
    /// The longest packet of RFC 2865 section 3.
    public static let longest = 4096

    /// Checks every length in the packet; octets behind its length field's count are ignored.
    public init(_ bytes: Span<UInt8>) throws(FramingError) {
        guard let authenticator = Octets16(bytes, at: Self.authenticatorPlace),
            let length = bytes.number16(at: 2).map({ Int($0) })
        else {
            throw .tooShort(count: bytes.count)
        }
        guard let code = RadiusCode(rawValue: bytes[0]) else { throw .unknownCode(bytes[0]) }
        guard (Self.headerLength...Self.longest).contains(length) else { throw .lengthOutOfRange(length) }
        guard length <= bytes.count else { throw .truncated(length: length, count: bytes.count) }
        self.code = code
        identifier = bytes[1]
        self.length = length
        self.authenticator = authenticator
        numbers = try Self.numbers(in: bytes, to: length)
    }

    /// Walks over the attributes and notes their numbers.
    private static func numbers(in bytes: Span<UInt8>, to end: Int) throws(FramingError) -> NumberSet {
        var numbers = NumberSet()
        var offset = headerLength
        while offset < end {
            guard offset &+ 2 <= end, bytes[offset &+ 1] >= 2 else { throw .attributeTooShort(offset: offset) }
            let number = bytes[offset]
            let length = bytes[offset &+ 1]
            guard offset &+ Int(length) <= end else {
                throw .attributePastEnd(offset: offset, number: number, length: length)
            }
            numbers.insert(number)
            offset &+= Int(length)
        }
        return numbers
    }
}
