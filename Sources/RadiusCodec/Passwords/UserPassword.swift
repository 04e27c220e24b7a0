// SPDX-License-Identifier: Apache-2.0

/// The hiding of User-Password (RFC 2865 section 5.2), which MS-CHAP-MPPE-Keys shares.
///
/// The password is filled with zeros to blocks of sixteen octets. Each block is combined with MD5 of the secret and the hidden
/// block before it; before the first stands the request's authenticator.
public enum UserPassword {
    /// The longest password that can be hidden.
    public static let longest = 128

    /// Whether the hidden octets are those of this password. Takes no memory, and the same time for every password of a
    /// length; false for hidden octets that break the rules.
    public static func matches(
        hidden: Span<UInt8>, secret: SharedSecret, authenticator: Octets16, password: Span<UInt8>
    ) -> Bool {
        guard isHidden(hidden), password.count <= hidden.count else { return false }
        var previous = authenticator
        var difference: UInt64 = 0
        for offset in stride(from: 0, to: hidden.count, by: 16) {
            guard let block = Octets16(hidden, at: offset) else { return false }
            let clear = block ^ secret.mask(after: previous)
            let wanted = Octets16(filling: password, from: offset)
            difference |= (clear.high ^ wanted.high) | (clear.low ^ wanted.low)
            previous = block
        }
        return difference == 0
    }

    /// The password, without the zeros at its end; nil for hidden octets that break the rules.
    public static func reveal(_ hidden: Span<UInt8>, secret: SharedSecret, authenticator: Octets16) -> [UInt8]? {
        guard isHidden(hidden) else { return nil }
        var clear: [UInt8] = []
        var previous = authenticator
        for offset in stride(from: 0, to: hidden.count, by: 16) {
            guard let block = Octets16(hidden, at: offset) else { return nil }
            clear.append(contentsOf: (block ^ secret.mask(after: previous)).octets)
            previous = block
        }
        while clear.last == 0 {
            clear.removeLast()
        }
        return clear
    }

    /// The hidden octets of a password; nil for one that is longer than ``longest``.
    ///
    /// An empty password becomes sixteen octets, since the attribute must not be shorter.
    public static func hide(_ password: Span<UInt8>, secret: SharedSecret, authenticator: Octets16) -> [UInt8]? {
        guard password.count <= longest else { return nil }
        var hidden: [UInt8] = []
        var previous = authenticator
        for offset in stride(from: 0, to: max(password.count, 1), by: 16) {
            previous = Octets16(filling: password, from: offset) ^ secret.mask(after: previous)
            hidden.append(contentsOf: previous.octets)
        }
        return hidden
    }

    /// Some NASes send an empty attribute for an empty password, so no octets pass too.
    private static func isHidden(_ hidden: Span<UInt8>) -> Bool {
        hidden.count <= longest && hidden.count % 16 == 0
    }
}

extension SharedSecret {
    /// What the next block is combined with.
    func mask(after previous: Octets16) -> Octets16 {
        var digest = leading
        digest.update(previous)
        return digest.finish()
    }
}

extension Octets16 {
    static func ^ (left: Octets16, right: Octets16) -> Octets16 {
        Octets16(high: left.high ^ right.high, low: left.low ^ right.low)
    }

    /// The octets from an offset on, with zeros where there are none.
    init(filling bytes: Span<UInt8>, from offset: Int) {
        if let whole = Octets16(bytes, at: offset) {
            self = whole
            return
        }
        var halves: (UInt64, UInt64) = (0, 0)
        for place in 0..<16 {
            let octet = offset + place < bytes.count ? UInt64(bytes[offset + place]) : 0
            if place < 8 { halves.0 = halves.0 << 8 | octet } else { halves.1 = halves.1 << 8 | octet }
        }
        self.init(high: halves.0, low: halves.1)
    }
}
