// SPDX-License-Identifier: Apache-2.0

/// The keys with which a NAS encrypts after MS-CHAPv2: values of MS-MPPE-Send-Key and MS-MPPE-Recv-Key before they are
/// hidden, as the NAS sees sending and receiving (RFC 3079 sections 3.3 and 3.4).
public struct MPPEKeys: Sendable, Hashable {
    public let send: Octets16
    public let receive: Octets16

    /// The keys of 128 bits that follow from an MS-CHAP2-Response; nil when it has not 50 octets.
    public init?(response: Span<UInt8>, hash: NTHash) {
        guard response.count == MSCHAP2.responseCount else { return nil }
        var digest = SHA1()
        digest.update(hash.hashed)
        digest.update(response.extracting(26..<50))
        digest.update("This is the MPPE Master Key")
        let master = digest.finish().first16
        send = Self.start(master, Self.fromServer)
        receive = Self.start(master, Self.toServer)
    }

    private static let toServer: StaticString =
        "On the client side, this is the send key; on the server side, it is the receive key."
    private static let fromServer: StaticString =
        "On the client side, this is the receive key; on the server side, it is the send key."

    private static func start(_ master: Octets16, _ phrase: StaticString) -> Octets16 {
        var digest = SHA1()
        digest.update(master)
        digest.update(fortyTimes: 0)
        digest.update(phrase)
        digest.update(fortyTimes: 0xf2)
        return digest.finish().first16
    }
}

extension MPPEKeys: CustomStringConvertible {
    /// Never the keys.
    public var description: String { "<redacted>" }
}
