// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import Operations
public import ProviderValues

/// What we write into `Class`, and what the NAS returns in every accounting packet of the session (RFC 2865 section 5.25).
///
/// ```
///  0      1                17        25            33       34        42    50
///  +------+----------------+---------+-------------+--------+---------+-----+
///  | form | session number | service | issued (µs) | garden | granted | tag |
///  +------+----------------+---------+-------------+--------+---------+-----+
/// ```
///
/// The tag is keyed: neither a NAS nor a subscriber can make one up or change a service in it.
public struct SessionClass: Sendable, Hashable {
    /// The session that the login began.
    public let session: SessionNumber
    /// The service that logged in; nil for an unknown user in a walled garden.
    public let service: ServiceID?
    /// When the answer was given.
    public let issued: Timestamp
    /// Why the session is in a walled garden; nil for one that is not.
    public let garden: BlockReason?
    /// What the answer gave the session.
    public let granted: AccessFingerprint

    public init(
        session: SessionNumber, service: ServiceID?, issued: Timestamp, garden: BlockReason?, granted: AccessFingerprint
    ) {
        self.session = session
        self.service = service
        self.issued = issued
        self.garden = garden
        self.granted = granted
    }

    /// Bytes of the value of the attribute.
    public static let byteCount = 50

    private static let form: UInt8 = 2
    private static let taggedBytes = 42
}

extension SessionClass {
    /// Writes the value into `target`, which has room for ``byteCount`` bytes, and its tag behind.
    func write(to target: inout MutableSpan<UInt8>, key: SipHash) {
        target[0] = Self.form
        Self.write(session.high, to: &target, at: 1)
        Self.write(session.low, to: &target, at: 9)
        Self.write(UInt64(bitPattern: service?.value ?? 0), to: &target, at: 17)
        Self.write(UInt64(bitPattern: issued.microseconds), to: &target, at: 25)
        target[33] = garden?.recordNumber ?? 0
        Self.write(granted.number, to: &target, at: 34)
        let tag = key.tag(of: target.span, count: Self.taggedBytes)
        Self.write(tag, to: &target, at: Self.taggedBytes)
    }

    /// Reads a value that came back; nil when it is none of ours, or somebody changed it.
    init?(verifying value: Span<UInt8>, key: SipHash) {
        guard value.count == Self.byteCount, value[0] == Self.form,
            key.tag(of: value, count: Self.taggedBytes) == Self.word(value, at: Self.taggedBytes)
        else { return nil }
        let service = Int64(bitPattern: Self.word(value, at: 17))
        let garden = value[33]
        self.init(
            session: SessionNumber(high: Self.word(value, at: 1), low: Self.word(value, at: 9)),
            service: service == 0 ? nil : ServiceID(service),
            issued: Timestamp(microseconds: Int64(bitPattern: Self.word(value, at: 25))),
            garden: BlockReason(recordNumber: garden),
            granted: AccessFingerprint(number: Self.word(value, at: 34)))
    }

    private static func write(_ word: UInt64, to target: inout MutableSpan<UInt8>, at offset: Int) {
        for index in 0..<8 {
            target[offset + index] = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * index))
        }
    }

    private static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in offset..<(offset + 8) { word = word << 8 | UInt64(bytes[index]) }
        return word
    }
}
