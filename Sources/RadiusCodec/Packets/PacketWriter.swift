// SPDX-License-Identifier: Apache-2.0

/// Writes one packet into memory that its user owns, such as the slot of a ring from which packets are sent.
///
/// Attributes stand in the order of the calls, after the Message-Authenticator. Nothing allocates but what says so. What does
/// not fit is refused as a whole, so the packet can still be sent without it. Length, Message-Authenticator and authenticator
/// are filled in by ``seal(with:authenticator:)``, which must come last.
public struct PacketWriter: ~Copyable {
    private let memory: UnsafeMutableRawBufferPointer
    private let code: RadiusCode
    /// The octets written so far, header and all.
    public private(set) var count: Int
    /// Where the value of Message-Authenticator stands; nil in a packet without one.
    private let messageAuthenticator: Int?

    /// The octets of Message-Authenticator with number and length.
    private static let messageAuthenticatorLength = 18

    /// Begins a packet. `memory` must outlive the writer; ``FramedPacket/longest`` octets of it are used at most.
    ///
    /// Message-Authenticator is the first attribute: where a forger can put octets of his choice before it, MD5 lets him
    /// turn a refusal into an acceptance (CVE-2024-3596). Only packets for peers that cannot bear it do without.
    public init(
        _ code: RadiusCode, identifier: UInt8, into memory: UnsafeMutableRawBufferPointer,
        messageAuthenticator: Bool = true
    ) throws(PacketWritingError) {
        let room = UnsafeMutableRawBufferPointer(rebasing: memory.prefix(FramedPacket.longest))
        let needed = FramedPacket.headerLength + (messageAuthenticator ? Self.messageAuthenticatorLength : 0)
        guard room.count >= needed else { throw .noRoom(needed: needed, available: room.count) }
        self.memory = room
        self.code = code
        self.messageAuthenticator = messageAuthenticator ? FramedPacket.headerLength + 2 : nil
        count = needed
        room[0] = code.rawValue
        room[1] = identifier
        if messageAuthenticator {
            room[FramedPacket.headerLength] = FramedPacket.messageAuthenticator
            room[FramedPacket.headerLength + 1] = UInt8(Self.messageAuthenticatorLength)
            put(.zero, at: FramedPacket.headerLength + 2)
        }
    }

    /// The octets that are left.
    public var available: Int { memory.count &- count }

    /// Ends the packet and returns its length.
    ///
    /// | code's ``AuthenticatorRule`` | what `authenticator` is |
    /// |---|---|
    /// | random | the sixteen random octets to send |
    /// | digest over zeros | not looked at |
    /// | digest over the request | the authenticator of the request that is answered |
    public consuming func seal(with secret: SharedSecret, authenticator: Octets16) -> Int {
        put16(UInt16(truncatingIfNeeded: count), at: 2)
        switch code.authenticatorRule {
        case .random, .digestOverRequest: put(authenticator, at: FramedPacket.authenticatorPlace)
        case .digestOverZeros: put(.zero, at: FramedPacket.authenticatorPlace)
        }
        // The value of Message-Authenticator is zero so far, and the field holds what is digested.
        if let place = messageAuthenticator {
            put(secret.keyedDigest(of: Span(_unsafeBytes: written)), at: place)
        }
        switch code.authenticatorRule {
        case .random: break
        case .digestOverZeros, .digestOverRequest:
            put(secret.digest(of: Span(_unsafeBytes: written)), at: FramedPacket.authenticatorPlace)
        }
        return count
    }

    private var written: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory[..<count])
    }
}

extension PacketWriter {
    /// Takes the next `needed` octets and returns where they begin; nothing else makes the packet grow.
    mutating func take(_ needed: Int) throws(PacketWritingError) -> Int {
        guard needed <= available else { throw .noRoom(needed: needed, available: available) }
        let start = count
        count &+= needed
        return start
    }

    // The places below were given out by `take`, so they lie in the memory.

    func put8(_ octet: UInt8, at place: Int) {
        memory[place] = octet
    }

    func put16(_ number: UInt16, at place: Int) {
        memory.storeBytes(of: number.bigEndian, toByteOffset: place, as: UInt16.self)
    }

    func put32(_ number: UInt32, at place: Int) {
        memory.storeBytes(of: number.bigEndian, toByteOffset: place, as: UInt32.self)
    }

    func put64(_ number: UInt64, at place: Int) {
        memory.storeBytes(of: number.bigEndian, toByteOffset: place, as: UInt64.self)
    }

    func put(_ octets: Octets16, at place: Int) {
        put64(octets.high, at: place)
        put64(octets.low, at: place &+ 8)
    }

    func put(_ octets: Span<UInt8>, at place: Int) {
        octets.withUnsafeBytes { source in
            UnsafeMutableRawBufferPointer(rebasing: memory[place...]).copyMemory(from: source)
        }
    }
}
