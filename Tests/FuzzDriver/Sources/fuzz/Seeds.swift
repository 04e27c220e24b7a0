// SPDX-License-Identifier: Apache-2.0

import Foundation
import NetworkValues
import Operations
import ProviderValues
import RadiusFuzzing
import TestKit

@testable import RadiusCodec
@testable import RadiusServer

/// Where the fuzzing of a decoder begins: the test vectors of what it reads.
enum Seeds {
    /// Writes each of a decoder's seeds as a file of its own into a folder.
    static func write(_ decoder: Decoder, to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (number, octets) in try all(for: decoder).enumerated() {
            try Data(octets).write(to: URL(fileURLWithPath: "\(folder)/seed-\(number)"))
        }
    }

    static func all(for decoder: Decoder) throws -> [[UInt8]] {
        switch decoder {
        case .packet, .verified, .redaction: try packets()
        case .text: try texts()
        case .hidden: try octets("radius/hidden-values.txt", field: 5) + octets("radius/hidden-values.txt", field: 4)
        case .proofs: try octets("radius/password-proofs.txt", field: 4)
        case .classes: [[], [UInt8](0..<UInt8(SessionClass.byteCount)), [2] + [UInt8](repeating: 0, count: 49)]
        case .dictionary: try dictionaries()
        case .answering: try requests() + packets().map { [0] + $0 }
        case .accounting: try accounting()
        case .records: try records()
        case .home: try packets().flatMap { [[0] + $0, [1] + $0, [3] + $0] }
        case .control: try packets().flatMap { [[0] + $0, [1] + $0, [3] + $0] } + refusals
        case .routeros: try routerSentences()
        }
    }

    /// Whole packets, and attributes in a packet.
    private static func packets() throws -> [[UInt8]] {
        let alone = try octets("radius/attribute-layouts.txt", field: 0)
        return try octets("radius/packets.txt", field: 3) + octets("radius/authenticators.txt", field: 5)
            + alone.map { attributes in
                let length = FramedPacket.headerLength + attributes.count
                return [1, 7, UInt8(length >> 8 & 255), UInt8(length & 255)] + [UInt8](repeating: 5, count: 16)
                    + attributes
            }
    }

    private static func texts() throws -> [[UInt8]] {
        try VectorFile("radius/packets.txt").rows.map { try Array($0.field(4).utf8) }
            + VectorFile("radius/attribute-layouts.txt").rows.map { try Array($0.field(1).utf8) }
            + VectorFile("radius/attribute-text-faults.txt").rows.map { try Array($0.field(0).utf8) }
    }

    /// The statements that are at fault, and short good dictionaries.
    private static func dictionaries() throws -> [[UInt8]] {
        let good = [
            "attribute 1 First text\nattribute 2 First-Number integer\nvalue First-Number One 1 # and no more\n",
            "vendor Maker 9 format=4,0\nattribute 70000 Wide octets length=16 encrypt=user-password\n",
            "attribute 241 Extended extended\nattribute 241.1 Holder tlv\nattribute 241.1.2 Inner ipv6prefix\n",
            "attribute 3 Third text tagged encrypt=tunnel-password\nattribute 4 Fourth octets concatenated\n",
        ]
        return try good.map { Array($0.utf8) }
            + VectorFile("radius/dictionary-faults.txt").rows.map { try Array($0.field(0).utf8) }
    }

    /// Requests to ``FuzzedDesk``, one of every way to log in.
    private static func requests() throws -> [[UInt8]] {
        let requests = [
            TestRequest(), TestRequest(password: .chap("hunter2")), TestRequest(password: .msCHAPv1("hunter2")),
            TestRequest(password: .msCHAPv2("hunter2")), TestRequest(userName: "user2"),
            TestRequest(userName: "user3", extras: ["Calling-Station-Id = \"02-00-00-00-00-33\""]),
            TestRequest(userName: "02:00:00:00:00:04", password: .none),
            TestRequest(
                userName: "02:00:00:00:00:06", password: .none, extras: ["NAS-Port-Type = Wireless-802.11"]),
            TestRequest(userName: "guest", extras: ["Calling-Station-Id = \"02:00:00:00:00:05\""]),
            TestRequest(userName: "guest", extras: ["ADSL-Agent-Circuit-Id = 0x67652d302f302f37"]),
            TestRequest(userName: "user1@strip"), TestRequest(userName: "user1@keep"),
            TestRequest(userName: "user1@refuse"), TestRequest(userName: "user1@away"),
            TestRequest(password: .pap("wrong"), extras: ["Proxy-State = 0x0102", "State = 0x01"]),
        ]
        var seeds: [[UInt8]] = []
        for (number, request) in requests.enumerated() {
            var unsigned = request
            unsigned.hasMessageAuthenticator = false
            try seeds.append([UInt8(number)] + unsigned.octets())
            try seeds.append([UInt8(number)] + request.octets())
        }
        try seeds.append([0] + TestRequest(code: .statusServer, userName: nil, password: .none).octets())
        return seeds
    }

    /// Accounting-Requests as routers send them; the first octet says what ``FuzzedAccounting`` does with them.
    private static func accounting() throws -> [[UInt8]] {
        try VectorFile("radius-server/accounting.txt").rows.flatMap { row in
            let request = TestRequest(
                code: .accountingRequest, password: .none, hasMessageAuthenticator: false,
                extras: try row.field(2).split(separator: ";").map(String.init))
            let octets = try request.octets()
            return [[0] + octets, [1] + octets, [2] + octets]
        }
    }

    /// Stored records of every event, bare and with all that they may hold.
    private static func records() throws -> [[UInt8]] {
        try AccountingEvent.allCases.flatMap { event in
            let bare = AccountingRecord(event, nas: NASID(7), arrived: Timestamp(seconds: 1_767_225_600))
            var full = bare
            (full.sessionID, full.userName, full.callingStation) = ([0x38, 0x31], Array("alice".utf8), [1, 2, 3])
            (full.calledStation, full.portID, full.nasIdentifier) = ([4], [5, 6], Array("edge".utf8))
            (full.sessionSeconds, full.cause, full.port, full.delay) = (900, 11, 15, 2)
            full.totals = SessionTotals(down: 1 << 33, up: 1 << 20, packetsDown: 9, packetsUp: 8, hasGigawords: true)
            full.totals6 = SessionTotals(down: 5, up: 6, packetsDown: 1, packetsUp: 1, hasGigawords: false)
            full.ipv4 = IPv4Address(bits: 0xc633_6402)
            full.framed = [try IPv6Prefix(parsing: "2001:db8:8000:1::/64")]
            full.delegated = [try IPv6Prefix(parsing: "3fff:100::/56")]
            return [bare.bytes, full.bytes]
        }
    }

    /// Refusals with an Error-Cause: gone, several sessions, one that nobody knows.
    private static var refusals: [[UInt8]] {
        [[1, 0xf7], [1, 0xfc], [0xff, 0xff]].flatMap { cause in
            [42, 45].map { code in [1, code, 0, 0, 26] + [UInt8](repeating: 0, count: 16) + [101, 6, 0, 0] + cause }
        }
    }

    static func octets(_ path: String, field: Int) throws -> [[UInt8]] {
        try VectorFile(path).rows.map { row in
            try row.field(field, as: { Hexadecimal.octets($0.filter { $0 != " " }) })
        }
    }
}
