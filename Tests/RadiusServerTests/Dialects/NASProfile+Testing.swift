// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec

@testable import RadiusServer

extension NASProfile {
    /// A router of this vendor at a documentation address.
    static func testing(
        _ vendor: NASVendor, version: SoftwareVersion? = nil, invertedRates: Bool = false
    ) -> NASProfile? {
        let source = IPPrefix(.v4(IPv4Address(bits: 0xc000_0201)))
        return NASProfile(
            NASTerms(
                id: NASID(1), name: "edge1", source: source, secret: Secret("a secret of a test"), vendor: vendor,
                version: version, invertedRates: invertedRates))
    }

    /// The Access-Accept in which its dialect tells it the grant.
    func accept(_ grant: AccessGrant) throws -> [UInt8] {
        try packet(.accessAccept) { try Dialect.write(grant, for: self, into: &$0) }
    }

    /// The CoA-Request in which its dialect tells it the grant, without the session.
    func change(_ grant: AccessGrant) throws -> [UInt8] {
        try packet(.coaRequest) { try Dialect.writeChange(grant, for: self, into: &$0) }
    }

    private func packet(_ code: RadiusCode, _ write: (inout PacketWriter) throws -> Void) throws -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 8)
        defer { memory.deallocate() }
        var writer = try PacketWriter(code, identifier: 7, into: memory)
        try write(&writer)
        let length = writer.seal(with: secret, authenticator: .zero)
        return [UInt8](memory[..<length])
    }
}
