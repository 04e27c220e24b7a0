// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension AccessDirectoryKeeper {
    /// What `/metrics` shows of the directory.
    public func metrics(now: Timestamp) -> [MetricFamily] {
        let (directory, status) = (current, status)
        return [
            .gauge("firsthop_directory_lines", help: "Lines that can log in.", Double(directory.serviceCount)),
            .gauge(
                "firsthop_directory_from_copy", help: "1 while the sealed copy answers because the database is away.",
                isFromCopy(directory) ? 1 : 0),
            .gauge(
                "firsthop_directory_age_seconds", help: "Since the directory last agreed with the database.",
                age(of: directory, status, now)),
            .counter(
                "firsthop_directory_changes_total", help: "Changes of the database that the directory followed.",
                Double(status.changesFollowed)),
            .counter(
                "firsthop_directory_sealing_faults_total",
                help: "Passwords and secrets that could not be opened; these lines and routers cannot log in.",
                Double(status.sealingFaults)),
        ]
    }

    private func isFromCopy(_ directory: AccessDirectory) -> Bool {
        switch directory.origin {
        case .copy: true
        case .empty, .store, .continuedCopy: false
        }
    }

    private func age(of directory: AccessDirectory, _ status: DirectoryStatus, _ now: Timestamp) -> Double {
        let since: Timestamp? =
            switch directory.origin {
            case .copy(let savedAt): savedAt
            case .store, .continuedCopy, .empty: status.agreedAt
            }
        guard let since else { return .nan }
        return max(0, since.duration(to: now) / .seconds(1))
    }
}
