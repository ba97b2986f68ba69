"""The forms of the desk: what a person types, checked."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from tumen.desk.models import Account


class AccountForm(forms.Form):
    """A name and a password, typed twice, for a new account."""

    name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters; four words of your own are good.",
    )
    again = forms.CharField(label="Password again", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def clean_name(self) -> str:
        """Return the name. Raises ValidationError where another account has it."""
        name = str(self.cleaned_data["name"]).strip()
        if Account.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError("There is an account of this name.")
        return name

    def clean(self) -> dict[str, object]:
        """Check that both passwords are one, and that it is no common one."""
        given = self.cleaned_data
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "The two passwords differ.")
        elif given.get("password"):
            try:
                validate_password(given["password"], Account(username=given.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given
