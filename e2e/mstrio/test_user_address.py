"""Addresses of users."""

import pytest
from conftest import GENERIC_EMAIL
from mstrio.distribution_services import Device, list_devices
from mstrio.users_and_groups import User
from mstrio.users_and_groups.contact import ContactAddress


def addresses(plain, user):
    return plain.json(f"v2/users/{user.id}/addresses")["addresses"]


def test_there_are_none_at_first(conn, user):
    assert User(conn, id=user.id).addresses == []


def test_one_is_added(plain, user):
    user.add_address("work", "una@example.com")
    (seen,) = addresses(plain, user)
    assert (seen["name"], seen["physicalAddress"], seen["deliveryType"]) == ("work", "una@example.com", "email")
    assert (seen["deviceId"], seen["isDefault"]) == (GENERIC_EMAIL, True)
    assert user.addresses[0].id == seen["id"]


def test_one_is_added_for_a_device(plain, user):
    user.add_address("home", "una@example.org", delivery_type="email", device_id=GENERIC_EMAIL)
    (seen,) = addresses(plain, user)
    assert (seen["name"], seen["deviceName"]) == ("home", "Generic email")
    assert user.addresses[0].physical_address == "una@example.org"


def test_one_is_added_as_an_object(conn, plain, user):
    address = ContactAddress("spare", "spare@example.org", "email", GENERIC_EMAIL, connection=conn)
    user.add_address(contact_address=address)
    assert [one["name"] for one in addresses(plain, user)] == ["spare"]


def test_the_default_one_is_one(plain, user):
    user.add_address("work", "una@example.com")
    user.add_address("home", "una@example.org")
    assert {one["name"]: one["isDefault"] for one in addresses(plain, user)} == {"work": False, "home": True}


def test_one_that_is_no_default(plain, user):
    user.add_address("work", "una@example.com")
    user.add_address("home", "una@example.org", default=False)
    assert {one["name"]: one["isDefault"] for one in addresses(plain, user)} == {"work": True, "home": False}


def test_one_is_altered(plain, user):
    user.add_address("work", "una@example.com")
    user.update_address(user.addresses[0].id, name="office", address="una@example.net")
    (seen,) = addresses(plain, user)
    assert (seen["name"], seen["physicalAddress"]) == ("office", "una@example.net")
    assert user.addresses[0].name == "office"


def test_the_default_email_is_told_and_altered(conn, plain, user):
    user.add_address("work", "una@example.com")
    assert User(conn, id=user.id).default_email_address == "una@example.com"
    user.alter(default_email_address="ulla@example.com")
    assert [one["physicalAddress"] for one in addresses(plain, user)] == ["ulla@example.com"]
    assert plain.user(user.id)["defaultEmailAddress"] == "ulla@example.com"


def test_there_from_the_beginning(conn, plain, login):
    user = User.create(conn, login, "Una Probe", default_email_address="una@example.com", email_device=GENERIC_EMAIL)
    assert [one["physicalAddress"] for one in addresses(plain, user)] == ["una@example.com"]
    user.delete(force=True)


@pytest.mark.parametrize("by", ["id", "name"])
def test_one_is_removed(plain, user, by):
    user.add_address("work", "una@example.com")
    user.add_address("home", "una@example.org")
    user.remove_address(**{by: getattr(user.addresses[0], by)})
    assert [one["name"] for one in addresses(plain, user)] == ["home"]
    assert [one.name for one in user.addresses] == ["home"]


def test_letters_of_all_kinds(plain, user):
    user.add_address("büro 100 %", "ÜNA+é@例え.jp")
    (seen,) = addresses(plain, user)
    assert (seen["name"], seen["physicalAddress"]) == ("büro 100 %", "ÜNA+é@例え.jp")


def test_a_new_user_gets_a_default_one(conn, plain, login):
    user = User.create(conn, username=login, full_name="Una Nimmo", default_email_address="una@example.com")
    (seen,) = addresses(plain, user)
    assert (seen["physicalAddress"], seen["deviceId"], seen["isDefault"]) == ("una@example.com", GENERIC_EMAIL, True)
    assert User(conn, id=user.id).default_email_address == "una@example.com"
    user.alter(default_email_address="nimmo@example.com")
    assert [one["physicalAddress"] for one in addresses(plain, user)] == ["nimmo@example.com"]
    user.delete(force=True)


def test_the_device_for_mail_is_found(conn):
    (device,) = list_devices(conn, name="Generic email", device_type="email")
    assert device.id == GENERIC_EMAIL
    assert Device(conn, id=GENERIC_EMAIL).name == "Generic email"
