// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Every decoder of RADIUS behind one door that takes any octets: for a fuzzer, and for tests with octets of their own.
///
/// A decoder may refuse; it may not trap, and what it accepts must keep the promises that are checked here. The answer is
/// the promise that was broken, nil when none was.
public enum Fuzzed {
    /// All of them on the same octets.
    public static func everything(_ octets: [UInt8]) -> String? {
        packet(octets) ?? verified(octets) ?? hidden(octets) ?? proofs(octets) ?? text(octets)
    }

    /// Framing, looking up, reading by the dictionary, and writing again what was read.
    public static func packet(_ octets: [UInt8]) -> String? {
        guard let framed = try? FramedPacket(octets.span) else { return nil }
        var cursor = framed.attributes
        while let attribute = cursor.next(in: octets.span) {
            guard framed.contains(attribute.number) else { return "an attribute is there and not in the set" }
        }
        guard cursor.isAtEnd else { return "a framed packet has a wrong length in it" }
        return lookUps(framed, octets) ?? writtenAgain(TypedPacket(framed, in: octets.span))
    }

    /// Verifying packets of strangers, and of ours: what we sign is right, and is not when one bit of it differs.
    public static func verified(_ octets: [UInt8]) -> String? {
        guard let secret = SharedSecret([1]), let framed = try? FramedPacket(octets.span) else { return nil }
        if isRight(framed, octets, secret, isStrict: true), !isRight(framed, octets, secret, isStrict: false) {
            return "a packet is right only when more is demanded of it"
        }
        let attributes = TypedPacket(framed, in: octets.span).attributes.filter {
            $0.state != .hidden && $0.key != .messageAuthenticator
        }
        guard
            var signed = try? PacketWriter.octets(
                framed.code, identifier: framed.identifier, attributes, secret: secret, authenticator: .zero),
            let ours = try? FramedPacket(signed.span)
        else { return nil }
        guard isRight(ours, signed, secret, isStrict: true) else { return "a packet that we signed is not right" }
        let place = octets.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff }
        signed[place / 8 % signed.count] ^= 1 << UInt8(place % 8)
        guard let forged = try? FramedPacket(signed.span) else { return nil }
        return isRight(forged, signed, secret, isStrict: true) ? "a changed packet is right" : nil
    }

    /// Passwords and keys under a secret that is not the sender's.
    public static func hidden(_ octets: [UInt8]) -> String? {
        guard let secret = SharedSecret([2]) else { return nil }
        if let clear = UserPassword.reveal(octets.span, secret: secret, authenticator: .zero),
            !UserPassword.matches(hidden: octets.span, secret: secret, authenticator: .zero, password: clear.span)
        {
            return "a revealed password does not match"
        }
        if let clear = SaltedValue.reveal(octets.span, secret: secret, authenticator: .zero),
            clear.count > SaltedValue.longest
        {
            return "a revealed value is longer than any that is hidden"
        }
        guard let hidden = UserPassword.hide(octets.span, secret: secret, authenticator: .zero) else { return nil }
        return UserPassword.matches(hidden: hidden.span, secret: secret, authenticator: .zero, password: octets.span)
            ? nil : "a hidden password does not match"
    }

    /// Proofs of passwords that nobody has.
    public static func proofs(_ octets: [UInt8]) -> String? {
        let hash = NTHash(password: "fuzz")
        let challenge = [UInt8](repeating: 1, count: 16)
        let accepted =
            CHAP.matches(response: octets.span, challenge: octets.span, password: challenge.span)
            || MSCHAP.matches(response: octets.span, challenge: challenge.span.extracting(first: 8), hash: hash)
            || MSCHAP2.matches(
                response: octets.span, challenge: challenge.span, userName: octets.span, hash: hash)
        _ = MSCHAP2.success(response: octets.span, challenge: challenge.span, userName: octets.span, hash: hash)
        _ = MPPEKeys(response: octets.span, hash: hash)
        return accepted ? "a proof was accepted that nobody made" : nil
    }

    /// Attributes as text: what can be read can be written, and read again.
    public static func text(_ octets: [UInt8]) -> String? {
        guard let attributes = try? AttributeText.parse(String(decoding: octets, as: UTF8.self)) else { return nil }
        let lines = attributes.map { AttributeText.line($0) }
        guard (try? AttributeText.parse(lines.joined(separator: "\n"))) == attributes else {
            return "an attribute is not read as it was written: \(lines)"
        }
        return nil
    }

    private static func isRight(
        _ packet: FramedPacket, _ octets: [UInt8], _ secret: SharedSecret, isStrict: Bool
    ) -> Bool {
        let request = try? VerifiedPacket(
            request: packet, in: octets.span, secret: secret, requiresMessageAuthenticator: isStrict)
        let reply = try? VerifiedPacket(
            reply: packet, to: .zero, in: octets.span, secret: secret, requiresMessageAuthenticator: isStrict)
        return request != nil || reply != nil
    }

    private static func lookUps(_ framed: FramedPacket, _ octets: [UInt8]) -> String? {
        for key in [AttributeKey.userName, .eapMessage, .mikrotikRateLimit, .framedIPv6Prefix, .ipv6_6rdPrefix] {
            if let place = framed.first(key, in: octets.span), place.upperBound > framed.length {
                return "a value ends behind the packet"
            }
            _ = (framed.integer(key, in: octets.span), framed.ipv6Prefix(key, in: octets.span))
            // Octets that the packet was not made of: nil or nonsense, but no trap.
            _ = framed.first(key, in: octets.span.extracting(first: octets.count / 2))
        }
        return nil
    }

    private static func writtenAgain(_ packet: TypedPacket) -> String? {
        let hidden = packet.attributes.filter { $0.state != .hidden }
        guard let block = try? AttributeBlock(hidden), let secret = SharedSecret([3]) else { return nil }
        guard
            let octets = try? PacketWriter.octets(
                packet.code, identifier: packet.identifier, hidden, secret: secret, authenticator: .zero,
                messageAuthenticator: false),
            let framed = try? FramedPacket(octets.span)
        else { return "what was read from a packet cannot be written" }
        guard Array(octets.dropFirst(FramedPacket.headerLength)) == block.octets else {
            return "a block differs from the same attributes in a packet"
        }
        // Fragments that were apart may stand together now, and make a whole.
        let isFragmented = hidden.contains { [AttributeKey(245), AttributeKey(246)].contains($0.key) }
        let again = TypedPacket(framed, in: octets.span).attributes
        return again == hidden || isFragmented ? nil : "attributes changed when they were written and read again"
    }
}
