// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What a router's software understands of a grant. Made once for each router, so that no version is compared when a
/// packet comes.
struct DialectCapabilities: Sendable {
    let understood: GrantItems
    /// What it can change while a session runs.
    let changes: ChangeAbility

    /// - Parameter version: nil for a version that nobody has entered: a current one is assumed.
    init(vendor: NASVendor, version: SoftwareVersion?) {
        understood =
            switch vendor {
            case .mikrotik: MikroTikDialect.understood(by: version)
            case .ubiquiti: UbiquitiDialect.understood
            case .accelPPP: AccelPPPDialect.understood
            case .cisco: CiscoDialect.understood
            case .juniper: JuniperDialect.understood
            case .huawei: HuaweiDialect.understood
            case .cambium: CambiumDialect.understood
            case .generic: GenericDialect.understood
            }
        changes =
            switch vendor {
            case .mikrotik: MikroTikDialect.changes
            case .accelPPP: AccelPPPDialect.changes
            case .cisco: CiscoDialect.changes
            case .juniper: JuniperDialect.changes
            case .huawei: HuaweiDialect.changes
            case .generic: GenericDialect.changes
            // EdgeOS knows only how to end a session; of Cambium's radios nothing else is documented either.
            case .ubiquiti, .cambium: .none
            }
    }
}
