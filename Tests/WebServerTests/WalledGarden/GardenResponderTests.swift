// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NetworkValues
import Operations
import ProviderValues
import Testing

@testable import WebServer

@Suite struct GardenResponderTests {
    @Test func overHTTPEveryMethodIsAnsweredForWhoeverAsks() async throws {
        let desk = GardenDesk(
            GardenSettings(guestPrefixes: [try IPPrefix(parsing: "3fff:100::/32")]), templates: try GardenTemplates(),
            standing: { _ in .unknown })
        let application = Application(responder: GardenResponder(.inactive, port: 8102, desk: desk))
        try await application.test(.live) { client in
            let head = try await client.execute(uri: "/ncsi.txt", method: .head)
            #expect(head.status == .ok && head.body.readableBytes == 0)
            let posted = try await client.execute(uri: "/form", method: .post, body: ByteBuffer(string: "a=b"))
            #expect(posted.status.code == 511)
            // Our own machine speaks for others; the last word in the list is its own.
            for (forwarded, expected) in [
                ("10.0.0.1, 3fff:100::7", #"{"captive":true,"can-extend-session":false}"#),
                ("3fff:100::7, 192.0.2.1", #"{"captive":false}"#), ("nonsense", #"{"captive":false}"#),
            ] {
                let answer = try await client.execute(
                    uri: CaptivePortalState.path, method: .get,
                    headers: [try #require(.init("X-Forwarded-For")): forwarded])
                #expect(String(buffer: answer.body) == expected)
            }
        }
    }
}
