// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusServer
import Storage
import WebServer

/// Session control for one command: the directory as it is now, and a way to the routers.
struct ControlDesk {
    let directory: AccessDirectory
    let control: DynamicAuthorization

    /// - Throws: when the directory cannot be loaded or no packet can be sent from the addresses that routers know.
    static func open(_ settings: Settings, _ provider: OpenedProvider) async throws -> ControlDesk {
        let keeper = AccessDirectoryKeeper(sealer: provider.sealer) { provider.store }
        try await keeper.start()
        let directory = keeper.current
        let control = DynamicAuthorization(ControlSettings(sources: sources(settings.radius)), directory: { directory })
        try control.start()
        return ControlDesk(directory: directory, control: control)
    }

    func close() { control.stop() }

    /// Routers take requests only from the server that they know. Of the default addresses of a new installation, which are
    /// this machine's own, no router elsewhere can be reached: there routing chooses.
    static func sources(_ wish: ListenWish) -> [IPAddress] {
        guard !wish.isDefault else { return ControlSettings.anyAddress }
        return [IPFamily.v6, .v4].compactMap { family in
            wish.addresses.lazy.map(\.address).first { $0.family == family }
        }
    }
}
