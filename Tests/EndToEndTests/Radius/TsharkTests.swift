// SPDX-License-Identifier: Apache-2.0

import RadiusCodec
import TestKit
import Testing

@testable import Simulation

/// Wireshark's dissector reads what we send and what we answer. It knows the secret, so it reveals the password and checks the
/// authenticator of the answer.
@Suite("tshark")
struct TsharkTests {
    @Test func readsOurRequestsAndAnswers() async throws {
        try Need.command("tshark")
        try await RadiusProgram.with { program in
            for method in LoadMethod.allCases {
                let text = try await Self.dissected(try Self.exchange(method, with: program))
                let packets = text.split(separator: "\nFrame 2:").map(String.init)
                try #require(packets.count == 2, "\(text)")
                for line in Self.request + Self.proof(method) { #expect(packets[0].contains(line), "\(line): \(text)") }
                for line in Self.answer { #expect(packets[1].contains(line), "\(line): \(text)") }
                for packet in packets {
                    let first = packet.split(separator: "\n").first { $0.contains("AVP: ") }
                    #expect(first?.contains("t=Message-Authenticator(80)") == true, "\(packet)")
                    #expect(!packet.contains("Malformed") && !packet.contains("Unknown-Attribute"), "\(packet)")
                }
            }
        }
    }

    private static let request = [
        "Code: Access-Request (1)", "User-Name: line0000007", "Service-Type: Framed (2)", "Framed-Protocol: PPP (1)",
        "NAS-Port: 7", "NAS-Port-Type: Ethernet (15)", "Calling-Station-Id: 02:00:00:00:00:07",
        "NAS-Identifier: firsthop-load",
    ]

    private static let answer = [
        "Code: Access-Accept (2)", "[correct]", "t=Framed-IPv6-Prefix(97) l=12 val=2001:db8:8000:1007::/64",
        "t=Delegated-IPv6-Prefix(123) l=11 val=3fff:100:1:700::/56", "Mikrotik-Rate-Limit: 20M/100M", "t=Class(25)",
    ]

    private static func proof(_ method: LoadMethod) -> [String] {
        switch method {
        case .pap: ["User-Password: word0000007"]
        case .chap: ["t=CHAP-Password(3) l=19", "t=CHAP-Challenge(60) l=18"]
        case .msCHAPv2: ["t=MS-CHAP-Challenge(11) l=18", "t=MS-CHAP2-Response(25) l=52"]
        }
    }

    /// A request as the load generator writes it, and the program's answer.
    private static func exchange(_ method: LoadMethod, with program: RadiusProgram) throws -> PacketCapture {
        let secret = try #require(SharedSecret(Array(RadiusProgram.secret.utf8)))
        let port = try #require(UInt16(program.ipv4Port))
        let series = try SubscriberSeries(
            count: 40, names: NamePattern("line#######"), passwords: NamePattern("word#######"))
        var generator = SystemRandomNumberGenerator()
        let request = try RequestWriter(series: series, method: method, secret: secret)
            .write(7, identifier: 9, using: &generator).octets
        var capture = PacketCapture()
        capture.add(request, toServer: true)
        capture.add(try LoopbackExchange.answer(to: request, port: port), toServer: false)
        return capture
    }

    private static func dissected(_ capture: PacketCapture) async throws -> String {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("exchange.pcap")
            try capture.write(to: path)
            let outcome = try await ChildProcess.run(
                "tshark",
                [
                    "-r", path, "-O", "radius", "-o", "radius.shared_secret:\(RadiusProgram.secret)", "-o",
                    "radius.validate_authenticator:TRUE",
                ], environment: ["HOME": folder.path])
            return try outcome.outputOfSuccess(of: "tshark")
        }
    }
}
