// SPDX-License-Identifier: Apache-2.0

import Glibc
import Storage

/// The data directory belongs to us and to nobody else.
enum DataDirectoryCheck {
    static func findings(at path: String) -> [DoctorFinding] {
        let status: FileStatus
        do throws(FileStatusError) {
            status = try FileStatus(at: path)
        } catch {
            return error.isMissing
                ? [.warning("\(path) does not exist yet", advice: "`firsthop serve` makes it on the first start")]
                : [.error("\(error)", advice: "name another folder with --data")]
        }
        guard status.isFolder else {
            return [.error("\(path) is not a folder", advice: "name another one with --data")]
        }
        let problems = ownership(path, status.owner) + permissions(path, status.permissions)
        return problems.isEmpty ? [.ok("\(path) belongs to its user alone")] : problems
    }

    private static func ownership(_ path: String, _ owner: UInt32) -> [DoctorFinding] {
        let user = geteuid()
        if owner == user { return [] }
        return [
            .error(
                "\(path) belongs to user \(owner), this is user \(user)",
                advice: "run firsthop as the user who owns its data, never as another")
        ]
    }

    private static func permissions(_ path: String, _ mode: UInt32) -> [DoctorFinding] {
        let shown = "0" + String(mode, radix: 8)
        if mode & 0o022 != 0 {
            return [
                .error("others may write in \(path) (\(shown))", advice: "chmod 700 \(ShellText.quoted(path))")
            ]
        }
        if mode & 0o055 != 0 {
            return [
                .warning("others may look into \(path) (\(shown))", advice: "chmod 700 \(ShellText.quoted(path))")
            ]
        }
        return []
    }
}
