// SPDX-License-Identifier: Apache-2.0

/// What values are hidden with on one hop: the secret of its two ends, and the authenticator of the request.
public struct HidingKey: Sendable {
    public let secret: SharedSecret
    /// The request's, also for values in its answer.
    public let authenticator: Octets16

    public init(secret: SharedSecret, authenticator: Octets16) {
        self.secret = secret
        self.authenticator = authenticator
    }

    /// What the first block is combined with.
    fileprivate func firstMask(salt: UInt16?) -> Octets16 {
        var digest = secret.leading
        digest.update(authenticator)
        if let salt { digest.update(salt) }
        return digest.finish()
    }
}

extension UserPassword {
    /// The hidden octets as the next hop wants them; nil when they break the rules. Their number stays the same, and so
    /// does whatever was hidden, zeros at its end and all.
    public static func rehide(_ hidden: Span<UInt8>, from: HidingKey, to: HidingKey) -> [UInt8]? {
        guard hidden.count <= longest, hidden.count % 16 == 0 else { return nil }
        return HiddenBlocks.rehide(hidden, behind: 0, salt: nil, from: from, to: to)
    }
}

extension SaltedValue {
    /// Salt and hidden octets as the next hop wants them; nil when their number is wrong. The salt stays the same: it
    /// must differ within a packet only.
    public static func rehide(_ hidden: Span<UInt8>, from: HidingKey, to: HidingKey) -> [UInt8]? {
        guard let salt = hidden.number16(at: 0), hidden.count >= 18, hidden.count % 16 == 2 else { return nil }
        return HiddenBlocks.rehide(hidden, behind: 2, salt: salt, from: from, to: to)
    }
}

/// The blocks of sixteen octets that both ways of hiding have.
private enum HiddenBlocks {
    /// The octets with the blocks behind `start` taken out of one hiding and put into another.
    static func rehide(
        _ hidden: Span<UInt8>, behind start: Int, salt: UInt16?, from: HidingKey, to: HidingKey
    ) -> [UInt8] {
        var octets = hidden.octets(0..<start)
        octets.reserveCapacity(hidden.count)
        var (old, new) = (from.firstMask(salt: salt), to.firstMask(salt: salt))
        for offset in stride(from: start, to: hidden.count, by: 16) {
            guard let block = Octets16(hidden, at: offset) else { return octets }
            let other = block ^ old ^ new
            octets += other.octets
            old = from.secret.mask(after: block)
            new = to.secret.mask(after: other)
        }
        return octets
    }
}
