// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Everything that `firsthop doctor` looks at, in the order in which it reports. Each check is one file beside this one.
enum DoctorCheck: String, CaseIterable {
    case dataDirectory = "data directory"
    case keyFile = "key file"
    case database
    case engine
    case integrity
    case clock
    case zones = "time zones"
    case ports
    case disk
    case descriptors = "open files"

    func findings(_ examination: Examination) async -> [DoctorFinding] {
        switch self {
        case .dataDirectory: DataDirectoryCheck.findings(at: examination.settings.dataDirectory)
        case .keyFile: await KeyFileCheck.findings(examination)
        case .database: await DatabaseCheck.findings(examination)
        case .engine: await EngineCheck.findings(examination)
        case .integrity: await IntegrityCheck.findings(examination)
        case .clock: ClockCheck.findings(now: examination.clock.now(), synchronisation: .current)
        case .zones: ZoneCheck.findings()
        case .ports: PortCheck.findings(examination.settings)
        case .disk: DiskCheck.findings(at: examination.settings.dataDirectory)
        case .descriptors: DescriptorCheck.findings(examination.settings)
        }
    }
}
