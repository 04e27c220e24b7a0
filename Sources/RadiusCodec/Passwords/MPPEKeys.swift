// SPDX-License-Identifier: Apache-2.0

/// The keys with which a NAS encrypts after MS-CHAPv2: values of MS-MPPE-Send-Key and MS-MPPE-Recv-Key before they are
/// hidden, as the NAS sees sending and receiving (RFC 3079 sections 3.3 and 3.4).
public struct MPPEKeys: Sendable, Hashable {
    public let send: Octets16
    public let receive: Octets16

    /// The keys of 128 bits that follow from an MS-CHAP2-Response; nil when it has not 50 octets.
    public init?(response: Span<UInt8>, hash: NTHash) {
        guard response.count == MSCHAP2.responseCount else { return nil }
        let hashed = hash.hashed.octets
        var digest = SHA1()
        digest.update(hashed.span)
        digest.update(response.extracting(26..<50))
        digest.update("This is the MPPE Master Key".utf8.span)
        let master = Array(digest.finish().prefix(16))
        guard let send = Self.start(master, Self.fromServer), let receive = Self.start(master, Self.toServer) else {
            return nil
        }
        self.send = send
        self.receive = receive
    }

    private static let toServer =
        "On the client side, this is the send key; on the server side, it is the receive key."
    private static let fromServer =
        "On the client side, this is the receive key; on the server side, it is the send key."

    private static func start(_ master: [UInt8], _ phrase: String) -> Octets16? {
        let zeros = [UInt8](repeating: 0, count: 40)
        let fill = [UInt8](repeating: 0xf2, count: 40)
        var digest = SHA1()
        digest.update(master.span)
        digest.update(zeros.span)
        digest.update(phrase.utf8.span)
        digest.update(fill.span)
        return Octets16(Array(digest.finish().prefix(16)))
    }
}

extension MPPEKeys: CustomStringConvertible {
    /// Never the keys.
    public var description: String { "<redacted>" }
}
