// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Operations
import ProviderValues
import RadiusServer
import Storage
import WebServer

/// The RADIUS part of the wiring.
extension Application {
    static func radius(
        _ settings: Settings, answering addresses: [ListenAddress], provider: ProviderAccess,
        in surroundings: Surroundings,
        whenListening: @escaping @Sendable (RadiusEndpoint) async -> Void
    ) throws -> RadiusRunner {
        let keeper = AccessDirectoryKeeper(
            sealer: Sealer(provider.keys), copyPath: settings.directoryCopy, clock: surroundings.clock,
            openStore: { try await provider.provider().store })
        let workers =
            settings.radiusWorkers == 0 ? AvailableProcessors.count : settings.radiusWorkers
        let server = try RadiusService(
            RadiusSettings(authentication: addresses.map(RadiusEndpoint.init), workers: workers),
            classKey: Self.classKey(provider.keys), wallClock: surroundings.clock, directory: { keeper.current })
        return RadiusRunner(
            keeper: keeper, server: server, provider: provider, logger: surroundings.logger,
            whenListening: whenListening)
    }

    /// What other commands on this machine can ask.
    static func localDoor(_ settings: Settings, radius: RadiusRunner, logger: Logger) -> LocalDoor {
        let (packets, routers) = (PacketStream(radius: radius), RouterFigures(radius: radius))
        return LocalDoor(path: LocalDoor.path(in: settings.dataDirectory), logger: logger) { question in
            switch question.topic {
            case .packets: packets.answer(question)
            case .routers: routers.answer()
            }
        }
    }

    /// The key that signs `Class`: the first one that the provider ever had, so that sessions outlive a rotation.
    static func classKey(_ ring: KeyRing) -> Secret {
        let first = ring.keys.min { $0.id < $1.id } ?? ring.current
        return Secret(Array(first.key(for: "radius class 1").reveal().prefix(16)))
    }
}

extension RadiusEndpoint {
    init(_ address: ListenAddress) {
        self.init(address: address.address, port: address.port)
    }
}
