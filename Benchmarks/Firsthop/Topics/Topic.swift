// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What is measured, each in a file of its own.
enum Topic: String, CaseIterable, ExpressibleByArgument {
    case lookup
    case addresses
    case delegations
    case callers
    case fairuse
    case load
    case history
    case directory
    case logins
    case million
    case drift
    case control
    case desired
    case enforcement
    case journal
    case inbox
    case applier
    case burst
    case steady
    case storm

    func figures(_ bench: Bench) async throws -> [Figure] {
        switch self {
        case .lookup: try await LongestPrefixMatch.figures(bench)
        case .addresses: try await AddressText.figures(bench)
        case .delegations: try await Delegations.figures(bench)
        case .callers: try await SingleCallers.figures(bench)
        case .fairuse: try await FairUse.figures(bench)
        case .load: try await HoldingsLoad.figures(bench)
        case .history: try await History.figures(bench)
        case .directory: try await Directory.figures(bench)
        case .logins: try RadiusLogins.figures(bench, subscribers: 100_000)
        case .million: try RadiusLogins.figures(bench, subscribers: 1_000_000)
        case .drift: try RadiusDrift.figures(bench)
        case .control: try await RadiusControl.figures(bench)
        case .desired: try await DesiredState.figures(bench)
        case .enforcement: try await EnforcedWave.figures(bench)
        case .journal: try await JournalAppends.figures(bench)
        case .inbox: try await InboxAppends.figures(bench)
        case .applier: try await AppliedRecords.figures(bench)
        case .burst: try AccountingBurst.figures(bench)
        case .steady: try AccountingSteady.figures(bench)
        case .storm: try Storm.figures(bench)
        }
    }
}
