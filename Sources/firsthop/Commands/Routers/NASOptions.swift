// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues

/// What is known of a router beside its name and source.
struct NASOptions: ParsableArguments {
    @Option(help: "Who made it: decides how it is spoken to.")
    var vendor: NASVendor?

    @Option(help: "Its software's version, such as 7.20.1; none for an unknown one.")
    var version: String?

    @Option(
        help:
            "Drop requests without Message-Authenticator: yes, no, or auto, which learns from the router's first request."
    )
    var requireMessageAuthenticator: DefenceSetting?

    @Option(help: "Drop requests with Proxy-State and without Message-Authenticator: yes, no or auto.")
    var limitProxyState: DefenceSetting?

    @Flag(inversion: .prefixedNo, help: "It takes download for upload.")
    var invertedRates: Bool?

    @Flag(inversion: .prefixedNo, help: "In what it has counted, it takes input for output.")
    var invertedAccounting: Bool?

    @Option(help: "Seconds between two meter readings, where the plan does not say; or none.")
    var interimInterval: String?

    @Option(help: "The UDP port where it takes changes and disconnects; the vendor's usual one if not given.")
    var dynamicAuthorizationPort: UInt16?

    /// Writes what was given into a router.
    ///
    /// What one router does must not be learned for a network of them: there, what was not chosen is strict.
    func apply(to router: inout NASDescription) throws {
        let hasUsualPort = router.dynamicAuthorizationPort == router.vendor.usualDynamicAuthorizationPort
        router.vendor = vendor ?? router.vendor
        if hasUsualPort { router.dynamicAuthorizationPort = router.vendor.usualDynamicAuthorizationPort }
        if let version {
            router.version = PlanOptions.isNothing(version) ? nil : try SoftwareVersion(parsing: version)
        }
        let isNetwork = router.source.map { $0.length < $0.family.bitWidth } ?? false
        let usual = isNetwork ? DefenceSetting.yes : nil
        router.defence.requireMessageAuthenticator =
            requireMessageAuthenticator ?? Self.strict(router.defence.requireMessageAuthenticator, usual)
        router.defence.limitProxyState = limitProxyState ?? Self.strict(router.defence.limitProxyState, usual)
        router.invertedRates = invertedRates ?? router.invertedRates
        router.invertedAccounting = invertedAccounting ?? router.invertedAccounting
        if let interimInterval {
            router.interimInterval = try PlanOptions.number(interimInterval, "--interim-interval")
        }
        router.dynamicAuthorizationPort = dynamicAuthorizationPort ?? router.dynamicAuthorizationPort
    }

    private static func strict(_ setting: DefenceSetting, _ usual: DefenceSetting?) -> DefenceSetting {
        switch setting {
        case .auto: usual ?? setting
        case .yes, .no: setting
        }
    }
}
