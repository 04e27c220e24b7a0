// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The data directory belongs to us and to nobody else.
enum DataDirectoryCheck {
    static func findings(at path: String) -> [DoctorFinding] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT {
                return [.warning("\(path) does not exist yet", advice: "`firsthop serve` makes it on the first start")]
            }
            return [.error("\(path): \(String(cString: strerror(errno)))", advice: "name another folder with --data")]
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            return [.error("\(path) is not a folder", advice: "name another one with --data")]
        }
        let problems = ownership(path, status) + permissions(path, status.st_mode & 0o777)
        return problems.isEmpty ? [.ok("\(path) belongs to its user alone")] : problems
    }

    private static func ownership(_ path: String, _ status: stat) -> [DoctorFinding] {
        let user = geteuid()
        if status.st_uid == user { return [] }
        return [
            .error(
                "\(path) belongs to user \(status.st_uid), this is user \(user)",
                advice: "run firsthop as the user who owns its data, never as another")
        ]
    }

    private static func permissions(_ path: String, _ mode: mode_t) -> [DoctorFinding] {
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
