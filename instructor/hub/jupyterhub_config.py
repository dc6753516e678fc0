"""One server for a class: JupyterHub gives each student the kit, and a folder of one's own. See README.md beside this.

    /srv/whodecides/env/bin/jupyterhub -f /srv/whodecides/hub/jupyterhub_config.py

Lines that you may want to change stand first. What students run is `student.py`, which lies beside this file.
"""

import csv
import grp
import os
import pwd
import re
import secrets
import subprocess
import sys
from pathlib import Path

PLACE = Path(os.environ.get("WHODECIDES_HUB", "/srv/whodecides"))  # all that is kept lies in it
KIT = Path(os.environ.get("WHODECIDES_KIT", PLACE / "kit"))  # the unpacked bundle of your class, or the kit's folder
CLASS = PLACE / "class.csv"  # the list of your class: the names of accounts stand in its column "pseudonym"
# Where the names under your domain lead here, too, such as *.hub.example.org: "https://hub.example.org". Each student then
# has an address of one's own, and no page that one makes can act for another (README.md).
DOMAIN = os.environ.get("WHODECIDES_DOMAIN", "")
LINK = "/lab/tree/notebooks/00-start-here.ipynb"  # where one arrives
MEMORY = "1G"  # for each program of a student: the server, and each open lesson
IDLE_HOURS = 2  # after which a lesson that nobody touches is stopped; its answers are kept
GROUP = "whodecides"  # of the students' accounts; nobody else on this machine may be in it
NAMES = r"[a-z][a-z0-9_-]{0,24}"  # of students; a longer name would make addresses that Linux refuses

c = get_config()  # noqa: F821 (JupyterHub provides it)
ROOT = os.geteuid() == 0  # else there is one account for all: good to try, not for a class
STUDENTS, KEPT = PLACE / "students", PLACE / "kept"
HERE = Path(__file__).resolve().parent


def in_the_group():
    """Return the accounts that this hub made."""
    try:
        return set(grp.getgrnam(GROUP).gr_mem)
    except KeyError:
        return set()


def make_account(spawner):
    """Give a student an account and a folder that no other student can read, the first time. Root does no more there."""
    name = spawner.user.name
    home = STUDENTS / name
    try:
        pwd.getpwnam(name)
    except KeyError:
        subprocess.run(["groupadd", "--force", "--system", GROUP], check=True)
        new = ["useradd", "--user-group", "--groups", GROUP, "--no-create-home", "--home-dir", str(home)]
        subprocess.run([*new, "--shell", "/usr/sbin/nologin", name], check=True)
    account = pwd.getpwnam(name)
    if name not in in_the_group() or Path(account.pw_dir) != home:
        raise PermissionError(f"'{name}' is an account of this machine and not of a student.")
    home.mkdir(mode=0o700, exist_ok=True)
    os.chown(home, account.pw_uid, account.pw_gid)
    home.chmod(0o700)


def names_of(path):
    """Return the names of the accounts of a class, as its list has them."""
    if not path.is_file():
        sys.exit(
            f"There is no {path}: put the list of your class there, with the names of accounts in a column 'pseudonym'."
        )
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    between = max(",;\t", key=lines[0].count) if lines else ","
    rows = csv.DictReader(lines, delimiter=between)
    if "pseudonym" not in (rows.fieldnames or ()):
        sys.exit(f"{path} has no column 'pseudonym': give it one, with the names of accounts.")
    found = {each["pseudonym"].strip() for each in rows if (each["pseudonym"] or "").strip()}
    if odd := sorted(each for each in found if not re.fullmatch(NAMES, each)):
        sys.exit(f"{path}: '{odd[0]}' cannot be an account; write small letters, digits, - and _, at most 25.")
    return found


def closed_to_students(path):
    """Return the highest folder on the way to `path` that other accounts cannot enter, or None."""
    closed = [each for each in (path, *path.parents) if not each.stat().st_mode & 0o001]
    return closed[-1] if closed else None


if not (KIT / "notebooks").is_dir():
    sys.exit(f"There is no kit in {KIT}: unpack the bundle of your class there.")
for folder in (STUDENTS, KEPT):
    folder.mkdir(parents=True, exist_ok=True)
KEPT.chmod(0o700)  # the password, and who is logged in
password = KEPT / "password"
if not password.exists():
    password.touch(mode=0o600)
    password.write_text(secrets.token_urlsafe(9) + "\n")
    print(f"A password for the class was made; it stands in {password}.")
if ROOT:
    STUDENTS.chmod(0o711)  # nobody sees who else is there
    for needed in (KIT, Path(sys.prefix), Path(sys.base_prefix), HERE):
        if closed := closed_to_students(needed):
            sys.exit(f"Students need {needed} and cannot enter {closed}: move it, or run chmod o+x {closed}.")
    # Else the library would be made ready anew in each lesson: students cannot write beside it.
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(KIT / "src")], check=False)

# Who may come in: whoever is on the list and knows the password of the class. For marks use the sign-on of your university
# (README.md).
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = password.read_text().strip()
c.Authenticator.allowed_users = names_of(CLASS)
c.Authenticator.allow_existing_users = False  # who was taken from the list stays out
c.Authenticator.username_pattern = rf"^{NAMES}$"
c.Authenticator.blocked_users = {each.pw_name for each in pwd.getpwall()} - in_the_group() if ROOT else {"root"}

# What a student gets.
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner" if ROOT else "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(STUDENTS / "{username}")
if ROOT:
    c.Spawner.pre_spawn_hook = make_account
c.Spawner.cmd = [sys.executable, "-P", str(HERE / "student.py")]  # -P: a file of a student is never read as a program
c.Spawner.notebook_dir = "~/whodecides"
c.Spawner.default_url = LINK
c.Spawner.mem_limit = MEMORY  # student.py holds it
c.Spawner.environment = {
    "WHODECIDES_KIT": str(KIT),
    "JUPYTER_CONFIG_PATH": str(KIT / "jupyter"),
    "JUPYTER_PATH": str(KIT / "jupyter/installed/share/jupyter"),
}
c.Spawner.args = [
    f"--MappingKernelManager.cull_idle_timeout={IDLE_HOURS * 3600}",
    "--MappingKernelManager.cull_connected=True",  # a page that was left open counts for nothing
    "--MappingKernelManager.cull_interval=300",
    "--KernelManager.transport=ipc",  # a port of this machine could be listened to by every student
    "--LanguageServerManager.autodetect=False",  # it would search this machine at each start
    "--ServerApp.terminals_enabled=False",  # no lesson needs one
    "--ServerApp.shutdown_no_activity_timeout=1200",  # seconds without an open lesson, after which the server ends, too
]
c.Spawner.start_timeout = c.Spawner.http_timeout = 300  # a whole class comes in the same minute
c.JupyterHub.concurrent_spawn_limit = 0  # and nobody is sent away

# Where it listens: for the web server of this machine alone, which brings HTTPS (README.md).
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.subdomain_host = DOMAIN
c.JupyterHub.db_url = f"sqlite:///{KEPT / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(KEPT / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(KEPT / "proxy.pid")
os.environ.setdefault("NODE_PATH", "/usr/share/nodejs")  # Debian's proxy looks there for its parts, whoever made Node
