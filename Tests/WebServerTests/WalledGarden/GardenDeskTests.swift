// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import NetworkValues
import Operations
import ProviderValues
import TestKit
import Testing

@testable import WebServer

@Suite struct GardenDeskTests {
    private static func desk(
        _ settings: GardenSettings = GardenSettings(), standing: GardenStanding = .unknown,
        amount: Money? = nil
    ) throws -> GardenDesk {
        GardenDesk(
            settings, templates: try GardenTemplates(), standing: { _ in standing }, amountDue: { _ in amount })
    }

    private static func guest(_ reason: BlockReason, name: String? = nil) -> GardenStanding {
        .held(GardenGuest(service: ServiceID(7), customer: CustomerID(3), customerName: name, reason: reason))
    }

    private static let source = IPAddress.v4(IPv4Address(bits: 0xc000_0207))

    @Test func everyPageSpeaksEveryLanguageAndIsNeverKept() throws {
        for page in GardenPage.allCases {
            var bodies: Set<String> = []
            for language in GardenLanguage.allCases {
                let answer = try Self.desk().answer(
                    GardenQuestion(page: page, path: "/generate_204", acceptLanguage: language.rawValue))
                #expect(answer.status == .ok && answer.headers[.cacheControl] == "no-store")
                #expect(answer.headers[.contentLanguage] == language.rawValue)
                #expect(answer.body.contains("<html lang=\"\(language.rawValue)\">"))
                #expect(!answer.body.contains("{{") && !answer.body.contains("http://"))
                bodies.insert(answer.body)
            }
            #expect(bodies.count == GardenLanguage.allCases.count)
        }
        for language in GardenLanguage.allCases {
            #expect(GardenTextKey.allCases.allSatisfy { !GardenTexts(language)[$0].isEmpty })
        }
    }

    @Test func theGuestsOwnFactsAreShownAndEscaped() throws {
        let settings = GardenSettings(portal: "https://my.example.net/?a=1&b=2", payment: ["IBAN <DE02>", "Cash"])
        let amount = Money(minorUnits: 4_250, currency: try Currency(code: "EUR"))
        let name = "<script>alert('\"&</script>"
        let desk = try Self.desk(settings, standing: Self.guest(.unpaid, name: name), amount: amount)
        // The door of another page does not matter to somebody who is known.
        let body = desk.answer(GardenQuestion(page: .credentials, source: Self.source)).body
        #expect(body.contains("&lt;script&gt;alert(&#39;&quot;&amp;&lt;/script&gt;") && !body.contains("<script"))
        #expect(body.contains("IBAN &lt;DE02&gt;") && body.contains("<p>Cash</p>") && body.contains("\(amount)"))
        #expect(body.contains("href=\"https://my.example.net/?a=1&amp;b=2\""))
        #expect(body.contains(GardenTexts(.english)[.blockedTitle]))
        let free = try Self.desk(settings, standing: .free).answer(GardenQuestion(page: .blocked, source: Self.source))
        #expect(free.body.contains(GardenTexts(.english)[.freeTitle]) && !free.body.contains("IBAN"))
        let stranger = try Self.desk(settings).answer(GardenQuestion(page: .blocked, source: Self.source))
        #expect(stranger.body.contains("IBAN") && !stranger.body.contains("class=\"amount\">"))
    }

    @Test func allThatIsAskedForLeadsToOnePlace() throws {
        let desk = try Self.desk(GardenSettings(name: "blocked.example.net"))
        for (host, path) in [
            ("connectivitycheck.gstatic.com", "/generate_204"), ("captive.apple.com", "/hotspot-detect.html"),
            ("www.msftconnecttest.com", "/connecttest.txt"), (nil, "/"), ("blocked.example.net", "/other"),
        ] {
            let answer = desk.answer(GardenQuestion(page: .usage, port: 8104, host: host, path: path))
            #expect(answer.status == .found)
            #expect(answer.headers[.location] == "http://blocked.example.net:8104/")
            #expect(answer.headers[.cacheControl] == "no-store")
        }
        let question = GardenQuestion(page: .usage, port: 80, host: "blocked.example.net")
        #expect(desk.answer(question).status == .ok)
        let posted = desk.answer(GardenQuestion(page: .usage, isReading: false, host: "bank.example", path: "/pay"))
        #expect(posted.status.code == 511)
    }

    @Test func devicesLearnWhetherTheyAreCaptive() throws {
        let settings = GardenSettings(
            portal: "https://my.example.net/", guestPrefixes: [try IPPrefix(parsing: "10.250.96.0/20")])
        func state(_ standing: GardenStanding, _ source: String?) throws -> String {
            let answer = try Self.desk(settings, standing: standing).answer(
                GardenQuestion(
                    page: .blocked, host: "any", path: CaptivePortalState.path,
                    source: try source.map { try IPAddress(parsing: $0) }))
            #expect(answer.headers[.contentType] == "application/captive+json")
            #expect(answer.headers[.cacheControl] == "no-store")
            return answer.body
        }
        let captive =
            #"{"captive":true,"user-portal-url":"https://my.example.net/","can-extend-session":false}"#
        #expect(try state(Self.guest(.unpaid), "3fff:100:0:1ab::9") == captive)
        #expect(try state(.unknown, "10.250.96.7") == captive)
        #expect(try state(.unknown, "192.0.2.7") == #"{"captive":false}"#)
        #expect(try state(.free, "192.0.2.7") == #"{"captive":false}"#)
    }

    @Test(arguments: [
        ("de-AT,de;q=0.9,en;q=0.8", GardenLanguage.german), ("nl, fr;q=0.2, es ; q=0.7", .spanish),
        ("PT-BR", .portuguese), ("fr;q=0, en;q=0.1", .english), ("*", .english), ("", .english), (";;;,,q=", .english),
        ("de;q=2, fr;q=0.3", .french), ("xx", .english),
    ])
    func languagesAreNegotiated(field: String, expected: GardenLanguage) {
        #expect(GardenLanguage(accepting: field) == expected)
    }

    @Test func hostileQuestionsGetAPageQuickly() throws {
        let desk = try Self.desk(standing: Self.guest(.byStaff, name: "x"))
        var generator = SeededGenerator(seed: 8_102)
        for _ in 0..<500 {
            let noise = String(
                decoding: (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                    UInt8.random(in: .min ... .max, using: &generator)
                }, as: UTF8.self)
            let answer = desk.answer(
                GardenQuestion(
                    page: .blocked, host: noise, path: noise, acceptLanguage: noise + ",de;q=" + noise,
                    source: Self.source))
            #expect(answer.status == .ok && answer.body.hasPrefix("<!doctype html>"))
        }
        let long = String(repeating: "aa-bb;q=0.5,", count: 100_000)
        #expect(GardenLanguage(accepting: long) == .english)
    }
}
