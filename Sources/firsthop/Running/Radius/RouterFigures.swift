// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import RadiusServer
import WebServer

/// Who asks without being known, as `firsthop nas unknown` receives it.
struct RouterFigures: Sendable {
    let radius: RadiusRunner

    func answer() -> AsyncStream<JSONValue> {
        let sources = radius.server.unknownSources.map { source -> JSONValue in
            [
                "address": .string(source.address.description),
                "datagrams": .integer(Int64(clamping: source.datagrams)),
                "last_seen": .string(source.lastSeen.description),
            ]
        }
        return .one(["unknown": .array(sources)])
    }
}
