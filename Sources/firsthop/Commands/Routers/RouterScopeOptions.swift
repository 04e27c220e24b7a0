// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import Storage

/// One router, or all of a vendor.
struct RouterScopeOptions: ParsableArguments {
    @Argument(help: "The router.")
    var nas: String?

    @Option(name: .customLong("all-of"), help: "All routers of this vendor that have no rule of their own.")
    var vendor: NASVendor?

    func validate() throws {
        if (nas == nil) == (vendor == nil) { throw ValidationError("Name one router, or a vendor with --all-of.") }
    }

    /// Whom it is about.
    func scope(in store: Store) async throws -> RouterScope {
        if let vendor { return .vendor(vendor) }
        return .nas(try await store.router(named: nas ?? "").id)
    }
}
